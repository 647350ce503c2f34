import { createLocale } from '@hearken/web-ui';

import en from './locales/en';
import zhCN from './locales/zh-CN';

export const i18n = createLocale({ 'zh-CN': zhCN, en });
