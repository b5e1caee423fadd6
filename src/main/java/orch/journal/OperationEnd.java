package orch.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import orch.concurrent.LockWait;

/**
 * How the operation of a write ended, for a line of the journal. Then it need not be asked again,
 * and is known when the service has forgotten it.
 *
 * @param status such as {@code COMPLETED}
 * @param error why it failed; empty when it did not
 * @param configuration the id of the configuration, as the operation named it; else empty
 */
public record OperationEnd(PastWrite write, String status, String error, String configuration) {
  private static final int LONGEST_ERROR = 1000;

  /**
   * Records ends in one step.
   *
   * @param wait only its note and its sleeper are used, not its deadline
   * @throws JournalException when the journal cannot be written
   */
  public static void record(List<OperationEnd> ends, Journal journal, LockWait wait)
      throws JournalException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (OperationEnd end : ends) {
      lines.writeBytes(Journal.bytes(end.line(journal)));
    }
    if (lines.size() > 0) {
      journal.settle(lines.toByteArray(), wait);
    }
  }

  private ObjectNode line(Journal journal) {
    ObjectNode line = journal.line(JournalLine.Event.ENDED, write.entry());
    line.put(JournalLine.OPERATION, write.operation());
    line.put(JournalLine.STATUS, status);
    if (!error.isEmpty()) {
      line.put(JournalLine.ERROR, error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
    }
    if (!configuration.isEmpty()) {
      line.put(JournalLine.CONFIGURATION, configuration);
    }
    return line;
  }
}
