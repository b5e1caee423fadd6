package orch.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import orch.json.Json;
import orch.json.MalformedTextException;
import orch.operation.Write;

/**
 * The part of a journal line that is kept in memory. Incomplete and unknown lines are skipped:
 * either their write had not been sent yet, or its other line has the state.
 *
 * @param scope a hash of the target and the account
 * @param path a hash of the path
 * @param isAddressed whether the line has both; in journals of earlier versions, only {@code
 *     sending} lines do
 * @param isNamed whether the line names an operation
 */
record JournalLine(
    Event event, UUID key, long scope, long path, boolean isAddressed, boolean isNamed) {
  static final String AT = "at";

  /** When the key was first sent; only in lines of repeated writes. */
  static final String FIRST = "first";

  static final String EVENT = "event";
  static final String KEY = "key";
  static final String TARGET = "target";
  static final String ACCOUNT = "account";
  static final String METHOD = "method";
  static final String PATH = "path";
  static final String SUBJECT = "subject";
  static final String BODY = "body";
  static final String OPERATION = "operationId";
  static final String STATUS_URL = "statusUrl";

  /** The configuration of an accepted write, if the service named it. */
  static final String CONFIGURATION = "configurationId";

  /** The profile that chose the account; absent when the environment did. */
  static final String PROFILE = "profile";

  /** The command that sent the write, such as {@code config update}. */
  static final String COMMAND = "command";

  /**
   * The whole document that the write changes, as it was read before; null when it was too long to
   * keep.
   */
  static final String BEFORE = "before";

  /** The operation that the write undoes. */
  static final String UNDOES = "undoes";

  /** The id of the deleted configuration that the write creates again. */
  static final String RECREATES = "recreates";

  /** How an operation ended; only in {@code ended} lines. */
  static final String STATUS = "status";

  /** Why an operation failed. */
  static final String ERROR = "error";

  /** What a reading has found out, in the line of a write that no answer settled. */
  static final String FOUND = "found";

  private static final Set<String> REMEMBERED =
      Set.of(AT, EVENT, KEY, TARGET, ACCOUNT, METHOD, PATH, OPERATION, STATUS_URL);

  /** The event that a line records. */
  enum Event {
    SENDING("sending"),
    ACCEPTED("accepted"),
    REFUSED("refused"),
    /** How the operation of an accepted write ended, as the service told it later. */
    ENDED("ended");

    private final String text;

    Event(String text) {
      this.text = text;
    }

    /** The text in the journal. */
    String text() {
      return text;
    }

    static Optional<Event> of(String text) {
      for (Event event : values()) {
        if (event.text.equals(text)) {
          return Optional.of(event);
        }
      }
      return Optional.empty();
    }
  }

  /** A 64-bit hash. Texts with equal hashes are compared again in the line itself. */
  static long hash(String... texts) {
    long hash = 0xcbf29ce484222325L;
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ '\n') * 0x100000001b3L;
    }
    return hash;
  }

  /** Reads the part that is kept in memory, and skips the body. */
  static Optional<JournalLine> scan(String text) {
    if (!text.startsWith("{") || !text.endsWith("}")) {
      return Optional.empty();
    }
    try (JsonParser parser = Json.parser(text)) {
      Map<String, String> texts = new HashMap<>();
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
        if (isText && REMEMBERED.contains(name)) {
          texts.put(name, parser.getText());
        } else {
          texts.remove(name);
          parser.skipChildren();
        }
      }
      boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
      return whole ? of(texts) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<JournalLine> of(Map<String, String> texts) {
    Optional<Event> known = Event.of(texts.getOrDefault(EVENT, ""));
    if (known.isEmpty() || !isMoment(texts.getOrDefault(AT, ""))) {
      return Optional.empty();
    }
    Event event = known.get();
    UUID key = UUID.fromString(texts.getOrDefault(KEY, ""));
    boolean isNamed =
        !(texts.getOrDefault(OPERATION, "") + texts.getOrDefault(STATUS_URL, "")).isEmpty();
    String target = texts.get(TARGET);
    String account = texts.get(ACCOUNT);
    String path = texts.get(PATH);
    if (event == Event.SENDING) {
      Write.Method.valueOf(texts.getOrDefault(METHOD, ""));
    }
    if (target != null && account != null && path != null) {
      return Optional.of(
          new JournalLine(event, key, hash(target, account), hash(path), true, isNamed));
    }
    return event == Event.SENDING
        ? Optional.empty()
        : Optional.of(new JournalLine(event, key, 0, 0, false, isNamed));
  }

  /**
   * Checks only the shape of a date. Dates are parsed when they are needed, because there are many
   * lines.
   */
  private static boolean isMoment(String at) {
    int time = at.indexOf('T');
    return time >= 10 && time < at.length() - 6 && at.endsWith("Z") && at.charAt(time - 3) == '-';
  }

  /** The line as a tree; empty when it is not JSON. */
  static Optional<JsonNode> tree(String text) {
    try {
      return Optional.of(Json.read(text));
    } catch (MalformedTextException e) {
      return Optional.empty();
    }
  }

  /** When the line was written; empty when the date is absent or malformed. */
  static Optional<Instant> at(JsonNode line) {
    return moment(line, AT);
  }

  /** When the key was first sent; empty when the date is absent or malformed. */
  static Optional<Instant> first(JsonNode line) {
    return moment(line, line.has(FIRST) ? FIRST : AT);
  }

  private static Optional<Instant> moment(JsonNode line, String field) {
    try {
      return Optional.of(Instant.parse(line.path(field).asText("")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The write in a {@code sending} line, which {@link #scan} has accepted before. */
  static Entry entry(JsonNode line) {
    Write write =
        new Write(
            Write.Method.valueOf(line.path(METHOD).asText()),
            line.path(PATH).asText(),
            line.path(BODY),
            UUID.fromString(line.path(KEY).asText()),
            line.path(SUBJECT).asText(""));
    return new Entry(write, line.path(TARGET).asText(), line.path(ACCOUNT).asText());
  }
}
