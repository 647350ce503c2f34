import { dataOf, type ApiOperations } from '@hearken/web-api-client';
import { usePages, type Pages } from '@hearken/web-ui';
import { reactive, watch } from 'vue';

import { api } from '../account/api';

type ListCounselors = ApiOperations['listCounselors'];
type Query = NonNullable<ListCounselors['parameters']['query']>;
export type CounselorCard = ListCounselors['responses'][200]['content']['application/json']['items'][number];
export type Topic = NonNullable<Query['topic']>;
export type Language = NonNullable<Query['language']>;

export const topics: readonly Topic[] = [
  'anxiety',
  'stress',
  'relationship',
  'family',
  'workplace',
  'study',
  'sleep',
  'self_growth',
  'depression',
  'parenting',
  'trauma',
  'grief',
];
export const languages: readonly Language[] = ['zh-CN', 'yue', 'en', 'ja', 'ko', 'fr', 'de', 'es'];

export interface Filters {
  q: string;
  topic: Topic | '';
  language: Language | '';
  /** yuan a minute; 0 for any */
  maxYuan: number;
  online: boolean;
  sort: NonNullable<Query['sort']>;
}

const queryOf = ({ q, topic, language, maxYuan, online, sort }: Filters): Query => ({
  ...(q.trim() ? { q: q.trim().slice(0, 60) } : {}),
  ...(topic ? { topic } : {}),
  ...(language ? { language } : {}),
  ...(maxYuan > 0 ? { maxPrice: maxYuan * 100 } : {}),
  ...(online ? { online: 'true' } : {}),
  sort,
});

/** Counselors by filters; typing waits a moment before it asks. */
export function useCounselors(): Pages<CounselorCard> & { filters: Filters } {
  const filters = reactive<Filters>({ q: '', topic: '', language: '', maxYuan: 0, online: false, sort: 'rating' });
  const pages = usePages<CounselorCard>((cursor) =>
    dataOf(api.GET('/api/v1/counselors', { params: { query: { ...queryOf(filters), cursor, limit: 20 } } })),
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => ({ ...filters }),
    (now, before) => {
      clearTimeout(timer);
      timer = setTimeout(() => void pages.reload(), now.q === before.q ? 0 : 250);
    },
  );
  return { ...pages, filters };
}
