package orch.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orch.concurrent.LockWait;
import orch.json.Json;
import orch.operation.Write;

/** A journal of one account at one target, with a clock that is set by hand. */
final class Records {
  static final String TARGET = "https://conversations.twilio.com";
  static final String ACCOUNT = "AC1";

  private final Path state;
  private final LockWait wait = Waiting.forSeconds(60);
  private final Map<Integer, Entry> sent = new HashMap<>();
  private Instant now;

  Records(Path state, Instant now) {
    this.state = state;
    this.now = now;
  }

  Records at(String moment) {
    now = Instant.parse(moment);
    return this;
  }

  Instant now() {
    return now;
  }

  Journal journal() {
    return new Journal(state, () -> now);
  }

  JournalView read() throws IOException {
    return journal().read(TARGET, ACCOUNT);
  }

  /** Records a write to the path of its own name. */
  void send(int key, String name) throws IOException {
    send(key, name, name);
  }

  void send(int key) throws IOException {
    send(key, "n" + key);
  }

  void send(int key, String path, String name) throws IOException {
    send(entry(key, path, name));
    sent.put(key, entry(key, path, name));
  }

  /** Records any write. The responses by key number do not find it. */
  void send(Entry entry) throws IOException {
    try {
      journal().sending(entry, wait);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void accept(int key, String operation) throws IOException {
    accept(last(key), operation);
  }

  void accept(Entry entry, String operation) throws IOException {
    journal().accepted(entry, Json.object().put("operationId", operation), wait);
  }

  void refuse(int key) throws IOException {
    journal().refused(last(key), wait);
  }

  /** The last write that was sent with a key. */
  private Entry last(int key) {
    return sent.getOrDefault(key, entry(key, "n" + key, "n" + key));
  }

  /** The names of the writes in doubt. */
  List<String> open() throws IOException {
    return read().open().stream().map(write -> write.entry().write().subject()).toList();
  }

  Optional<String> lastOperation() throws IOException {
    return read().lastOperation().map(AcceptedEntry::operation);
  }

  static Entry entry(int key, String path, String name) {
    return new Entry(
        new Write(Write.Method.PATCH, path, Json.object().put("description", name), key(key), name),
        TARGET,
        ACCOUNT);
  }

  static UUID key(int number) {
    return new UUID(0, number);
  }
}
