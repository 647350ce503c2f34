import { StandardSchemaSerializerInterceptor } from '@nestjs/common';

type Serialize = StandardSchemaSerializerInterceptor['serialize'];

/** Lets out only what the schema of `@Returns` names. A reply that breaks its own schema is our fault: INTERNAL. */
export class ResponseSerializer extends StandardSchemaSerializerInterceptor {
  /** Nest takes the schema of an array for that of its items; ours describes the whole reply. */
  override serialize(...[response, schema, options]: Parameters<Serialize>): ReturnType<Serialize> {
    if (schema && Array.isArray(response)) return this.transformToPlain(response, schema, options);
    return super.serialize(response, schema, options);
  }
}
