import { AccountsModule } from '@hearken/domain-accounts';
import { ConversationsModule } from '@hearken/domain-conversations';
import { CounselorsModule } from '@hearken/domain-counselors';
import { LedgerModule } from '@hearken/domain-ledger';
import { Module } from '@nestjs/common';

import { Clock } from './clock';
import { ClaimStart } from './consultations/claim-start';
import { RequestPolicy } from './consultations/request-policy';
import { SessionClaims } from './consultations/session-claims';
import { SessionClosing } from './consultations/session-closing';
import { SessionConduct } from './consultations/session-conduct';
import { SessionListingsRepository } from './consultations/session-listings.repository';
import { SessionLock } from './consultations/session-lock';
import { SessionPresenter } from './consultations/session-presenter';
import { SessionQueries } from './consultations/session-queries';
import { SessionRequests } from './consultations/session-requests';
import { SessionResuming } from './consultations/session-resuming';
import { SessionStarting } from './consultations/session-starting';
import { SessionTermsOffered } from './consultations/session-terms';
import { SessionTransitions } from './consultations/session-transitions';
import { SessionsRepository } from './consultations/sessions.repository';
import { SessionsService } from './consultations/sessions.service';
import { TransitionsRepository } from './consultations/transitions.repository';
import { BillService } from './metering/bill.service';
import { MinutesRepository } from './metering/minutes.repository';
import { SessionHolds } from './metering/session-holds';
import { SessionMetering } from './metering/session-metering';
import { Candidates } from './offers/candidates';
import { Matchmaker } from './offers/matchmaker';
import { OfferAnnouncer } from './offers/offer-announcer';
import { Offering } from './offers/offering';
import { OffersRepository } from './offers/offers.repository';
import { QueueRepository } from './offers/queue.repository';
import { AttachmentsRepository } from './presence/attachments.repository';
import { PresenceEdges } from './presence/presence-edges';
import { SessionPresence } from './presence/session-presence';
import { SessionTiming } from './session-timing';

const consultations = [
  SessionsService,
  SessionsRepository,
  SessionListingsRepository,
  TransitionsRepository,
  SessionTransitions,
  SessionLock,
  SessionRequests,
  RequestPolicy,
  SessionClaims,
  ClaimStart,
  SessionStarting,
  SessionTermsOffered,
  SessionConduct,
  SessionResuming,
  SessionClosing,
  SessionQueries,
  SessionPresenter,
];
const offers = [OffersRepository, QueueRepository, Candidates, Matchmaker, OfferAnnouncer, Offering];
const metering = [SessionMetering, SessionHolds, MinutesRepository, BillService];
const presence = [AttachmentsRepository, PresenceEdges, SessionPresence];

/** Sessions for whoever acts on them. Needs the global database and messaging modules, `sessionsConfig`, and what the imported domains need. */
@Module({
  imports: [AccountsModule, CounselorsModule, LedgerModule, ConversationsModule],
  providers: [Clock, SessionTiming, ...consultations, ...offers, ...metering, ...presence],
  exports: [SessionTiming, ...consultations, ...offers, ...metering, ...presence],
})
export class SessionsModule {}
