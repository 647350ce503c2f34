import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/dark/css-vars.css';
import 'element-plus/theme-chalk/el-message.css';
import '@hearken/web-ui/tokens.css';
import '@hearken/web-ui/theme.css';
import './app.css';

import { installColorScheme } from '@hearken/web-ui';
import { createPinia } from 'pinia';
import { createApp } from 'vue';

import App from './app.vue';
import { useStaff } from './features/staff/staff.store';
import { i18n } from './i18n';
import { createAppRouter } from './router';

installColorScheme();

const app = createApp(App).use(createPinia()).use(i18n);
app.use(createAppRouter(useStaff())).mount('#app');
