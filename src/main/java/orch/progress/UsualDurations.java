package orch.progress;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import orch.file.OwnerOnly;
import orch.file.RegularFile;
import orch.operation.Write;

/**
 * How long the operations of an account usually take, by the kind of write. The durations of the
 * last ones are in a file, a line each, which can be lost:
 *
 * <pre>
 * POST 6200
 * </pre>
 */
public final class UsualDurations {
  /** The number of operations from which on their durations say something. */
  private static final int ENOUGH = 3;

  /** The number of operations of each kind that count. */
  private static final int LAST = 20;

  private static final int LARGE = 16 << 10;

  private final Path file;
  private final Map<Write.Method, List<Duration>> known = new EnumMap<>(Write.Method.class);

  /**
   * Reads the file.
   *
   * @param file of the account; it may be missing
   */
  public UsualDurations(Path file) {
    this.file = file;
    try {
      String text = new String(RegularFile.read(file, LARGE), StandardCharsets.UTF_8);
      text.lines().forEach(this::take);
    } catch (IOException e) {
      // It is missing or cannot be read, or has grown so large that it is begun anew.
      known.clear();
    }
  }

  private void take(String line) {
    String[] fields = line.split(" ", -1);
    for (Write.Method method : Write.Method.values()) {
      if (method.name().equals(fields[0]) && fields[fields.length - 1].matches("[0-9]{1,12}")) {
        remember(method, Duration.ofMillis(Long.parseLong(fields[fields.length - 1])));
      }
    }
  }

  private void remember(Write.Method method, Duration took) {
    List<Duration> all = known.computeIfAbsent(method, kind -> new ArrayList<>());
    all.add(took);
    if (all.size() > LAST) {
      all.remove(0);
    }
  }

  /** The median of the last durations; empty while too few are known. */
  public synchronized Optional<Duration> of(Write.Method method) {
    List<Duration> all = new ArrayList<>(known.getOrDefault(method, List.of()));
    if (all.size() < ENOUGH) {
      return Optional.empty();
    }
    Collections.sort(all);
    return Optional.of(all.get(all.size() / 2));
  }

  /** Adds a completed operation. A file that cannot be written only makes this one forgotten. */
  public synchronized void add(Write.Method method, Duration took) {
    remember(method, took);
    byte[] line = (method.name() + " " + took.toMillis() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      OwnerOnly.createDirectory(Objects.requireNonNull(file.getParent()));
      boolean isNew = RegularFile.ownAttributes(file).isEmpty();
      boolean isLarge =
          !isNew && RegularFile.ownAttributes(file).get().size() > LARGE - line.length;
      if (isNew) {
        OwnerOnly.createFile(file);
      }
      // One write of a short line: commands that end at the same time do not mix their lines.
      try (OutputStream out = new FileOutputStream(file.toFile(), !isLarge)) {
        out.write(line);
      }
    } catch (IOException e) {
      return;
    }
  }
}
