// A receiver on a port that the user chose: a port that cannot be had is the user's to mend.
import { UserError } from '../errors.ts';
import { type Receiver, type ReceiverOptions, startReceiver } from '../otlp/receive.ts';

export async function openReceiver(options: ReceiverOptions & { port: number }): Promise<Receiver> {
  try {
    return await startReceiver(options);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const hint = 'choose another with --port, or --port 0 for a free one';
    if (code === 'EADDRINUSE') throw new UserError(`port ${options.port} is in use`, { hint });
    if (code === 'EACCES') throw new UserError(`port ${options.port} may not be used`, { hint });
    throw error;
  }
}
