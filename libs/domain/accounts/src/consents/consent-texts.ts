import type { ConsentDocument } from './consent';

/** The texts in force. Whoever changes a text gives it a new version; accounts are then asked again. */
export const currentConsents: readonly ConsentDocument[] = [
  {
    purpose: 'service',
    version: '2026-11-01',
    required: true,
    texts: {
      'zh-CN': {
        title: '咨询服务知情同意',
        body: [
          '本平台提供在线心理咨询与倾听服务。咨询不是医学诊断或治疗，不能代替医院就诊，咨询师不会开具处方。',
          '咨询按分钟计费，价格在开始前显示；不足一分钟按一分钟计。咨询由您或咨询师随时结束，费用从钱包扣除并有账单可查。',
          '保密的例外：当您或他人的生命安全面临紧迫危险、涉及未成年人或无民事行为能力人受到伤害，或法律要求时，咨询师与平台可能在必要范围内联系紧急联系人或有关部门。',
          '如果您正处于危机之中，请立即拨打 12356（全国统一心理援助热线）、120 或 110。',
          '您可以随时撤回本同意。撤回后不能继续咨询，已经发生的费用与依法须保存的记录不受影响。',
        ].join('\n\n'),
      },
      en: {
        title: 'Informed consent to counselling',
        body: [
          'This platform offers online counselling and listening. Counselling is not a medical diagnosis or treatment, does not replace seeing a doctor, and counselors prescribe nothing.',
          'Counselling is charged by the minute at the price shown beforehand; a started minute counts as one. You or the counselor may end a session at any time; the charge is taken from your wallet and the bill shows how it came about.',
          'Limits of confidentiality: when your life or that of others is in imminent danger, when a child or a person without legal capacity is being harmed, or when the law demands it, counselor and platform may contact your emergency contact or the authorities as far as necessary.',
          'If you are in a crisis now, call 12356 (psychological support), 120 or 110 in mainland China, or your local emergency number.',
          'You may withdraw this consent at any time. You then cannot go on with counselling; charges incurred and records that the law requires remain.',
        ].join('\n\n'),
      },
    },
  },
  {
    purpose: 'sensitive_data',
    version: '2026-11-01',
    required: true,
    texts: {
      'zh-CN': {
        title: '处理敏感个人信息的单独同意',
        body: [
          '为提供咨询，我们会处理您在咨询中主动告知的健康、情绪、家庭关系等敏感个人信息。',
          '这些信息仅用于为您提供咨询和保障您的安全，按会话加密保存，仅参与会话的人员以及经授权并留有审计记录的工作人员可以查看。',
          '如不同意，我们无法提供咨询服务。您可以随时撤回，并可申请导出或删除您的数据。',
        ].join('\n\n'),
      },
      en: {
        title: 'Separate consent to processing sensitive personal data',
        body: [
          'To counsel you we process sensitive data that you tell us in sessions, such as your health, feelings and family relations.',
          'We use it only to counsel you and to keep you safe. It is stored encrypted per conversation; only its members, and authorised staff whose every reading is written into the audit, can see it.',
          'Without it we cannot counsel you. You may withdraw at any time and ask for an export or the deletion of your data.',
        ].join('\n\n'),
      },
    },
  },
  {
    purpose: 'recording_archive',
    version: '2026-11-01',
    required: true,
    texts: {
      'zh-CN': {
        title: '会话记录与存档',
        body: [
          '文字、图片和语音消息会被加密记录并存档，用于让您回看、处理投诉与争议，以及履行法律规定的保存义务。',
          '存档带有防篡改的校验链。系统会自动检测可能的危机与违规内容并提醒值班人员。',
        ].join('\n\n'),
      },
      en: {
        title: 'Records and archive of conversations',
        body: [
          'Text, picture and voice messages are recorded and archived in encrypted form, so that you can read them again, complaints and disputes can be settled, and legal duties of retention are kept.',
          'The archive carries a tamper-evident chain. Messages are checked automatically for signs of a crisis and for forbidden content, and the staff on duty is alerted.',
        ].join('\n\n'),
      },
    },
  },
  {
    purpose: 'supervision',
    version: '2026-11-01',
    required: true,
    texts: {
      'zh-CN': {
        title: '专业督导',
        body: '为保证咨询质量，受保密义务约束的督导师可以查看必要的会话片段并与您的咨询师讨论。每一次查看都会留下审计记录。',
      },
      en: {
        title: 'Professional supervision',
        body: 'To assure quality, a supervisor who is bound to secrecy may look at the necessary parts of conversations and discuss them with your counselor. Every reading is written into the audit.',
      },
    },
  },
  {
    purpose: 'research',
    version: '2026-11-01',
    required: false,
    texts: {
      'zh-CN': {
        title: '用于研究（可选）',
        body: '经过去标识化处理后，会话数据可以用于改进心理健康服务的研究。不同意不影响您使用任何服务，您可以随时撤回。',
      },
      en: {
        title: 'Research (optional)',
        body: 'Once stripped of everything that identifies you, conversation data may be used in research that improves mental health services. Declining changes nothing about our service, and you may withdraw at any time.',
      },
    },
  },
];
