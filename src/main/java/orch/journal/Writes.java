package orch.journal;

import java.util.List;
import java.util.UUID;
import orch.journal.WriteTable.Row;

/**
 * The writes that a view shows, each list in the order of sending. A list of some of them may
 * contain others as well, so whoever reads it tests each row: a scan of a single command has no
 * maps, because making them costs more than one search.
 */
interface Writes {
  /** All writes, also those of other accounts. */
  List<Row> rows();

  /**
   * At least those of an account to a target.
   *
   * @param scope the hash of both
   */
  List<Row> of(long scope);

  /**
   * At least those of an account to paths.
   *
   * @param paths the hashes of different paths
   */
  List<Row> to(long scope, long... paths);

  /** Those with a key, of whatever account. */
  List<Row> with(UUID key);
}
