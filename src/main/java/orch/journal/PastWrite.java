package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import orch.operation.Write;

/**
 * A write of the past, as the journal has it.
 *
 * @param entry the write, its target and its account
 * @param line its first {@code sending} line
 * @param at when it was first sent
 * @param fate what the service answered
 * @param accepted the line of its acceptance; empty without one
 * @param ended the line that tells how its operation ended; empty when the journal does not know
 */
public record PastWrite(
    Entry entry,
    JsonNode line,
    Instant at,
    KnownWrite.Fate fate,
    Optional<JsonNode> accepted,
    Optional<JsonNode> ended) {
  public Write write() {
    return entry.write();
  }

  /** The id of the operation that it started, else its status URL; empty when there is none. */
  public String operation() {
    String id = text(accepted, JournalLine.OPERATION);
    return id.isEmpty() ? text(accepted, JournalLine.STATUS_URL) : id;
  }

  /**
   * The id of the configuration that it was about; empty for a new one that the service did not
   * name.
   */
  public String configuration() {
    if (write().method() != Write.Method.POST) {
      return write().path().substring(write().path().lastIndexOf('/') + 1);
    }
    String named = text(accepted, JournalLine.CONFIGURATION);
    return named.isEmpty() ? text(ended, JournalLine.CONFIGURATION) : named;
  }

  /** How its operation ended, such as {@code COMPLETED}; empty when the journal does not know. */
  public String end() {
    return text(ended, JournalLine.STATUS);
  }

  /** Whether nobody answered, and a reading has found out later that it took effect. */
  public boolean isFoundApplied() {
    return operation().isEmpty() && !text(accepted, JournalLine.FOUND).isEmpty();
  }

  /** Why its operation failed; empty when the journal does not know. */
  public String error() {
    return text(ended, JournalLine.ERROR);
  }

  /** The profile that chose the account; empty when the environment did. */
  public String profile() {
    return text(line, JournalLine.PROFILE);
  }

  /** The command that sent it, such as {@code config update}; empty when it is unknown. */
  public String command() {
    return text(line, JournalLine.COMMAND);
  }

  /** The operation that it undoes; empty when it is no undo. */
  public String undoes() {
    return text(line, JournalLine.UNDOES);
  }

  /** The id of the deleted configuration that it creates again; empty when it does not. */
  public String recreates() {
    return text(line, JournalLine.RECREATES);
  }

  /**
   * The document before the write: null when it was too long to keep, a missing node when nothing
   * was recorded.
   */
  public JsonNode before() {
    return line.path(JournalLine.BEFORE);
  }

  private static String text(Optional<JsonNode> line, String name) {
    return line.isPresent() ? text(line.get(), name) : "";
  }

  private static String text(JsonNode line, String name) {
    return line.path(name).asText("");
  }
}
