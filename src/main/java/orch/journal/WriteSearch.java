package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import orch.journal.WriteTable.Row;
import orch.journal.WriteTable.State;
import orch.json.Json;
import orch.operation.Write;

/**
 * Finds writes in the journal by what they have in common with another one: the key, the operation,
 * or only that they are in doubt.
 */
public final class WriteSearch {
  /** The most accepted writes that {@link #startedBy} reads. */
  private static final int LAST = 50;

  private final JournalView view;

  public WriteSearch(JournalView view) {
    this.view = view;
  }

  /**
   * The writes in doubt of other accounts and to other targets. They are for messages only: this
   * account cannot settle them.
   *
   * @throws JournalException when the journal cannot be read
   */
  public List<OpenWrite> openElsewhere() throws JournalException {
    List<OpenWrite> open = new ArrayList<>();
    for (Row row : view.everyRow()) {
      boolean isOthers = row.state == State.OPEN && !view.isOurs(row);
      Optional<JsonNode> line = isOthers ? view.line(row.sent) : Optional.empty();
      Optional<Instant> at = line.isPresent() ? JournalLine.at(line.get()) : Optional.empty();
      if (at.isPresent() && view.isRecent(at.get())) {
        Instant first = JournalLine.first(line.get()).orElse(at.get());
        open.add(new OpenWrite(JournalLine.entry(line.get()), at.get(), first));
      }
    }
    return open;
  }

  /**
   * What the newest deletion in doubt deletes, of those of configurations with this value of a
   * field.
   *
   * @return the configuration as it was before the deletion
   * @throws JournalException when the journal cannot be read
   */
  public Optional<JsonNode> beforeOpenDeletion(String field, String value) throws JournalException {
    Optional<JsonNode> before = Optional.empty();
    for (Row row : view.ours()) {
      boolean isOpen = row.state == State.OPEN && view.isOurs(row);
      Optional<JournalView.Sent> sent = isOpen ? view.sent(row) : Optional.empty();
      if (sent.isPresent() && sent.get().entry().write().method() == Write.Method.DELETE) {
        JsonNode deleted = sent.get().line().path(JournalLine.BEFORE);
        before = has(deleted, field, value) ? Optional.of(deleted) : before;
      }
    }
    return before;
  }

  /**
   * The configurations that this account's creates were found to have made, though no answer to
   * them came.
   *
   * @throws JournalException when the journal cannot be read
   */
  public Set<String> found() throws JournalException {
    Set<String> ids = new HashSet<>();
    for (Row row : view.ours()) {
      if (row.state == State.ACCEPTED_WITHOUT_NAME && view.isOurs(row)) {
        view.line(row.settled)
            .ifPresent(line -> ids.add(line.path(JournalLine.CONFIGURATION).asText("")));
      }
    }
    return ids;
  }

  /**
   * The last other request of this account that a key was used for; empty when there is none, or
   * the service certainly did not act on it.
   *
   * @throws JournalException when the journal cannot be read
   */
  public Optional<OpenWrite> otherUse(Write write) throws JournalException {
    List<Row> rows = view.with(write.key());
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      boolean isUse = row.key.equals(write.key()) && row.state != State.REFUSED && view.isOurs(row);
      Optional<JournalView.Sent> sent = isUse ? view.sent(row) : Optional.empty();
      if (sent.isPresent() && !isRepeat(sent.get().entry().write(), write)) {
        return Optional.of(open(sent.get()));
      }
    }
    return Optional.empty();
  }

  /** A body that was too long for the journal cannot be compared. */
  private static boolean isRepeat(Write earlier, Write write) {
    boolean isUnknown =
        earlier.body().isNull()
            && earlier.method() == write.method()
            && earlier.path().equals(write.path());
    return isUnknown || earlier.isSameAs(write);
  }

  /**
   * The earlier write, of the last ones that were accepted, that started an operation or created a
   * configuration; empty when there is none.
   *
   * @param operation the id of an operation; empty for none
   * @param configuration the id of a new configuration; empty for none
   * @param key writes with this key do not count
   * @throws JournalException when the journal cannot be read
   */
  public Optional<OpenWrite> startedBy(String operation, String configuration, UUID key)
      throws JournalException {
    List<String> names = new ArrayList<>();
    for (String name : new String[] {operation, configuration}) {
      if (!name.isEmpty()) {
        names.add(Json.compact(TextNode.valueOf(name)));
      }
    }
    List<Row> rows = view.ours();
    int left = LAST;
    // One read from the disk fetches most of the lines: this is asked after each write.
    try (EarlierLines lines = new EarlierLines(view.scan().segments())) {
      for (int i = rows.size() - 1; i >= 0 && left > 0; i--) {
        Row row = rows.get(i);
        if (row.state == State.ACCEPTED && view.isOurs(row)) {
          left--;
          boolean mayBe = !row.key.equals(key) && lines.hasAny(row.settled, names);
          Optional<OpenWrite> found =
              mayBe ? named(row, operation, configuration) : Optional.empty();
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<OpenWrite> named(Row row, String operation, String configuration)
      throws JournalException {
    Optional<JsonNode> line = view.line(row.settled);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    boolean isOperation = has(line.get(), JournalLine.OPERATION, operation);
    boolean isConfiguration = has(line.get(), JournalLine.CONFIGURATION, configuration);
    Optional<JournalView.Sent> sent =
        isOperation || isConfiguration ? view.sent(row) : Optional.empty();
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    // The answer to an update names its configuration as well.
    boolean isStart = isOperation || sent.get().entry().write().method() == Write.Method.POST;
    return isStart ? Optional.of(open(sent.get())) : Optional.empty();
  }

  private static boolean has(JsonNode line, String field, String value) {
    return !value.isEmpty() && line.path(field).asText("").equals(value);
  }

  private static OpenWrite open(JournalView.Sent sent) {
    return new OpenWrite(sent.entry(), sent.at(), sent.first());
  }
}
