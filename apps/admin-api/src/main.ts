import { bootstrapHttp } from '@hearken/platform-http';

import { AppModule } from './app.module';
import { http } from './config';

void bootstrapHttp(AppModule, http);
