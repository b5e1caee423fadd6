package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import orch.json.Json;
import orch.operation.Write;

/**
 * A write that is recorded in the journal.
 *
 * @param target the base URL; the profile's name where the base URL changes with each command
 * @param account the account that the write belongs to
 * @param context further members of its {@code sending} line, for the history; it is an object and
 *     no record because every command that writes loads this class
 */
public record Entry(Write write, String target, String account, ObjectNode context) {
  /** The longest document to keep, in characters of JSON; of a longer one, no undo is possible. */
  public static final int LONGEST_DOCUMENT = 1 << 20;

  /** An entry without context. */
  public Entry(Write write, String target, String account) {
    this(write, target, account, Json.object());
  }

  /**
   * The same entry with what sends the write.
   *
   * @param profile the profile that chose the account; empty when the environment did
   * @param command such as {@code config update}; empty when it is unknown
   */
  public Entry by(String profile, String command) {
    ObjectNode more = context.deepCopy();
    put(more, JournalLine.PROFILE, profile);
    put(more, JournalLine.COMMAND, command);
    return new Entry(write, target, account, more);
  }

  /**
   * The same entry with the document that the write replaces, or a null in its place when it is
   * longer than {@link #LONGEST_DOCUMENT}.
   *
   * @param before the whole document, as it was read
   */
  public Entry replacing(JsonNode before) {
    boolean isKept = Json.compact(before).length() <= LONGEST_DOCUMENT;
    ObjectNode more = context.deepCopy();
    more.set(JournalLine.BEFORE, isKept ? before : NullNode.getInstance());
    return new Entry(write, target, account, more);
  }

  /** The document that the write replaces; empty when it replaces none, or none that was kept. */
  public Optional<JsonNode> before() {
    return Optional.ofNullable(context.get(JournalLine.BEFORE)).filter(JsonNode::isObject);
  }

  /**
   * The same entry of a write that undoes another.
   *
   * @param operation of the other write
   * @param recreated the id of the deleted configuration that the write creates again; else empty
   */
  public Entry undoing(String operation, String recreated) {
    ObjectNode more = context.deepCopy();
    put(more, JournalLine.UNDOES, operation);
    put(more, JournalLine.RECREATES, recreated);
    return new Entry(write, target, account, more);
  }

  private static void put(ObjectNode into, String name, String value) {
    if (!value.isEmpty()) {
      into.put(name, value);
    }
  }
}
