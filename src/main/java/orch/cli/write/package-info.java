/**
 * How every write goes: the idempotency key, the journal, the guard against concurrent changes, the
 * dry run, and waiting for the operation.
 *
 * <p>A key is for one request. A key that is used twice, or an answer that is older than its
 * request, can be intended or a mistake:
 *
 * <ul>
 *   <li>The same key for another method, path or body: refused before anything is sent, as long as
 *       the service remembers the key ({@link orch.cli.write.PendingWrites}). The service would
 *       answer with the operation of the first request.
 *   <li>The same key for the same request, as the journal knows it: a deliberate repeat, also by
 *       {@code config resume}. The answer may be as old as the first sending of the key ({@link
 *       orch.api.Accepted#sent}).
 *   <li>A key that orch has just made, answered with an operation from before that moment: an error
 *       ({@link orch.cli.write.EarlierAnswer}). Nobody can have used the key. The service's dates
 *       are compared with this machine's clock and the Date header of its answers, with a minute to
 *       spare.
 *   <li>A key that is new to the journal, answered with an operation or a new configuration that
 *       the journal knows from another key: an error as well. A deletion may be answered with the
 *       operation of an earlier deletion.
 *   <li>A key from the command line that is new to the journal, answered with an older operation:
 *       another machine has used it ({@link orch.cli.write.KeyReplay}). It is the same write if the
 *       configuration is as the command wants it, and else an error: a used key changes nothing.
 * </ul>
 */
@NullMarked
package orch.cli.write;

import org.jspecify.annotations.NullMarked;
