package orch.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the journal says of one account's writes at one target; made by one read. */
public final class JournalView {
  private final Map<String, KnownWrite> writes = new LinkedHashMap<>();
  private Optional<Started> lastAccepted = Optional.empty();
  private final Map<String, Started> lastByPath = new LinkedHashMap<>();

  void put(KnownWrite write) {
    String id = write.entry().write().key() + " " + write.entry().write().path();
    writes.remove(id);
    writes.put(id, write);
    write
        .accepted()
        .ifPresent(
            started -> {
              lastAccepted = Optional.of(started);
              lastByPath.put(write.entry().write().path(), started);
            });
  }

  /** The writes whose fate is unknown, the newest last. */
  public List<OpenWrite> open() {
    List<OpenWrite> open = new ArrayList<>();
    for (KnownWrite write : writes.values()) {
      if (write.isOpen()) {
        open.add(new OpenWrite(write.entry(), write.sentAt()));
      }
    }
    return open;
  }

  /** What is known of a key that was used for a path. */
  public Optional<KnownWrite> byKey(UUID key, String path) {
    return Optional.ofNullable(writes.get(key + " " + path));
  }

  /** The write to a path that was accepted last. */
  public Optional<Started> last(String path) {
    return Optional.ofNullable(lastByPath.get(path));
  }

  /** The write that was accepted last. */
  public Optional<Started> last() {
    return lastAccepted;
  }
}
