import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { InvalidError, TooLargeError } from '../platform/http/errors.js';

/** Reads the one file of a multipart request. Too large: refused while it streams, nothing is kept. */
export async function readUpload(request: FastifyRequest): Promise<{ name: string; bytes: Buffer; wanted: 'photo' | 'file' | 'voice' }> {
  const part = await request.file();
  if (!part) throw new InvalidError('file.missing');
  try {
    const bytes = await part.toBuffer();
    const field = part.fields['kind'];
    const wanted = field && !Array.isArray(field) && field.type === 'field' ? String(field.value) : 'file';
    return { name: part.filename, bytes, wanted: wanted === 'photo' || wanted === 'voice' ? wanted : 'file' };
  } catch (error) {
    if (part.file.truncated) throw new TooLargeError('file.too-large', { megabytes: 20 });
    throw error;
  }
}
