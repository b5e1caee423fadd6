package orch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import orch.json.Json;
import orch.json.MalformedText;
import orch.operation.Write;

/**
 * A file of JSON lines, only ever appended to: {@code sending} before a write goes out, {@code
 * accepted} when the service has taken it on. Several processes may share it.
 */
public final class Journal {
  private static final String KEY = "key";
  static final String OPERATION = "operationId";

  /** A file lock is the process's: a second journal in the same process would be refused it. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path file;
  private final InstantSource clock;

  public Journal(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Notes a write that is about to be sent; when this returns, it is on the disk. */
  public void sending(Entry entry) throws IOException {
    ObjectNode line = line("sending", entry.write().key());
    line.put("target", entry.target()).put("account", entry.account());
    line.put("method", entry.write().method().name()).put("path", entry.write().path());
    line.put("subject", entry.write().subject());
    line.set("body", entry.write().body());
    append(line);
  }

  /** Notes that a write was taken on, and what is known of the operation it started. */
  public void accepted(UUID key, JsonNode operation) throws IOException {
    ObjectNode line = line("accepted", key);
    line.put(OPERATION, operation.path(OPERATION).asText(""));
    line.put("statusUrl", operation.path("statusUrl").asText(""));
    append(line);
  }

  /** Notes that the service certainly does not act on a write. */
  public void refused(UUID key) throws IOException {
    append(line("refused", key));
  }

  /**
   * Waits until no other process of this user writes to a thing; until the turn is closed, none
   * will.
   *
   * @param thing an id
   */
  public Turn turn(String thing) throws IOException, InterruptedException {
    Path directory = file.toAbsolutePath().resolveSibling("locks");
    Files.createDirectories(directory, permissions("rwx------"));
    return Turn.at(directory.resolve(Integer.toHexString(thing.hashCode()) + ".lock"));
  }

  /**
   * The operation that was started last at a target by an account; its status URL where the service
   * gave no id.
   */
  public Optional<String> lastOperation(String target, String account) throws IOException {
    return last(target, account, "").map(Started::operation);
  }

  /**
   * The write to a path that was taken on last, by an account at a target.
   *
   * @param path of the thing written to; empty for anything
   */
  public Optional<Started> last(String target, String account, String path) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, JsonNode> sent = new HashMap<>();
    Optional<Started> last = Optional.empty();
    for (String text : (Iterable<String>) everything().lines()::iterator) {
      JsonNode line = parsed(text);
      String key = line.path(KEY).asText("");
      if (line.has("target")) {
        // A key may be used again for another place, where other keys count.
        sent.remove(key);
        if (is(line, "target", target)
            && is(line, "account", account)
            && (path.isEmpty() || is(line, "path", path))) {
          sent.put(key, line);
        }
      } else if (sent.containsKey(key) && line.has(OPERATION)) {
        Optional<Started> found = Started.of(sent.get(key), line);
        last = found.isPresent() ? found : last;
      }
    }
    return last;
  }

  /**
   * The last write to a path of which nobody knows whether the service has it: it was sent, and
   * neither taken on nor refused.
   *
   * @param since writes before this do not count
   */
  public Optional<Entry> unanswered(String target, String account, String path, Instant since)
      throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, JsonNode> open = new LinkedHashMap<>();
    for (String text : (Iterable<String>) everything().lines()::iterator) {
      JsonNode line = parsed(text);
      String key = line.path(KEY).asText("");
      open.remove(key);
      if (is(line, "target", target) && is(line, "account", account) && is(line, "path", path)) {
        open.put(key, line);
      }
    }
    return open.values().stream()
        .filter(line -> line.path("at").asText("").compareTo(since.toString()) > 0)
        .map(Journal::entry)
        .reduce((earlier, later) -> later);
  }

  /** What the journal says of an account's writes at a target. */
  public JournalView read(String target, String account) throws IOException {
    JournalView view = new JournalView();
    Map<String, KnownWrite> sent = new HashMap<>();
    Map<String, JsonNode> lines = new HashMap<>();
    if (!Files.exists(file)) {
      return view;
    }
    for (String text : (Iterable<String>) everything().lines()::iterator) {
      JsonNode line = parsed(text);
      String key = line.path(KEY).asText("");
      if (line.has("target")) {
        sent.remove(key);
        if (is(line, "target", target) && is(line, "account", account)) {
          KnownWrite write =
              new KnownWrite(
                  entry(line), Instant.parse(line.path("at").asText()), Optional.empty(), false);
          sent.put(key, write);
          lines.put(key, line);
          view.put(write);
        }
      } else if (sent.containsKey(key)) {
        KnownWrite write = sent.get(key);
        boolean refused = is(line, "event", "refused");
        view.put(
            new KnownWrite(
                write.entry(), write.sentAt(), Started.of(lines.get(key), line), refused));
      }
    }
    return view;
  }

  private static Entry entry(JsonNode line) {
    Write write =
        new Write(
            Write.Method.valueOf(line.path("method").asText()),
            line.path("path").asText(),
            line.path("body"),
            UUID.fromString(line.path(KEY).asText()),
            line.path("subject").asText(""));
    return new Entry(write, line.path("target").asText(), line.path("account").asText());
  }

  private static boolean is(JsonNode line, String field, String value) {
    return line.path(field).asText("").equals(value);
  }

  /** A line may have been cut off inside a character, which a strict reader would not survive. */
  private String everything() throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private ObjectNode line(String event, UUID key) {
    ObjectNode line = Json.object();
    line.put("at", clock.instant().toString());
    line.put("event", event);
    line.put(KEY, key.toString());
    return line;
  }

  private void append(ObjectNode line) throws IOException {
    byte[] text = (Json.compact(line) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (ONE_AT_A_TIME) {
      try (FileChannel channel = open();
          FileLock lock = channel.lock()) {
        channel.position(lock.channel().size());
        if (endsInsideALine(channel)) {
          write(channel, new byte[] {'\n'});
        }
        write(channel, text);
        channel.force(false);
      }
    }
  }

  /** Whether a process died while it wrote the last line. */
  private static boolean endsInsideALine(FileChannel channel) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private FileChannel open() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent(), permissions("rwx------"));
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        permissions("rw-------"));
  }

  private FileAttribute<?>[] permissions(String posix) {
    boolean knowsPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return knowsPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * A line cut off by a crash is skipped: the write it was for had not been sent yet, or can be
   * told from its other line.
   */
  private static JsonNode parsed(String text) {
    try {
      List<JsonNode> values = Json.readAll(text);
      return values.isEmpty() ? Json.object() : values.get(0);
    } catch (MalformedText e) {
      return Json.object();
    }
  }
}
