import { applyDecorators, HttpCode, HttpStatus, SerializeOptions } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

export interface ReturnsOptions {
  /** 200 unless told. */
  status?: HttpStatus;
  description?: string;
}

/** Declares the success response: only what the schema names leaves the service, and OpenAPI shows it. */
export function Returns(schema: z.ZodType, { status = HttpStatus.OK, description = '' }: ReturnsOptions = {}) {
  return applyDecorators(
    HttpCode(status),
    SerializeOptions({ schema }),
    ApiResponse({ status, description, standardSchema: schema }),
  );
}

/** Declares a success without a body, 204. */
export function ReturnsNothing({ description = '' }: { description?: string } = {}) {
  return applyDecorators(HttpCode(HttpStatus.NO_CONTENT), ApiResponse({ status: HttpStatus.NO_CONTENT, description }));
}

/** Declares a page of a list; `nextCursor` is null on the last one. */
export function Paged(schema: z.ZodType, options: ReturnsOptions = {}) {
  return Returns(z.object({ items: z.array(schema), nextCursor: z.string().nullable() }), options);
}
