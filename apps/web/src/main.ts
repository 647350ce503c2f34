import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import '@hearken/web-ui/tokens.css';
import '@hearken/web-ui/theme.css';
import './app.css';

import { installColorScheme } from '@hearken/web-ui';
import { createPinia } from 'pinia';
import { createApp } from 'vue';

import App from './app.vue';
import { useAccount } from './features/account/account.store';
import { i18n } from './i18n';
import { createAppRouter } from './router';

installColorScheme();

const app = createApp(App).use(createPinia()).use(i18n);
const account = useAccount();
app.use(createAppRouter(account)).mount('#app');
// Not awaited: what is remembered of the account is enough to show the first page.
void account.refresh();
