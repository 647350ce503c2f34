import { Injectable } from '@nestjs/common';

/** Where sessions take the time from, so that tests run hours in milliseconds. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
