package orch.file;

import java.io.IOException;
import java.nio.file.Path;

/** The number of this process. */
public final class ProcessNumber {
  /** On Linux, a symbolic link with the number as its target. */
  private static final Path SELF = Path.of("/proc/self");

  private ProcessNumber() {}

  /** Java's own way makes a thread pool first, which takes a millisecond. */
  public static long own() {
    try {
      return Long.parseLong(SELF.toRealPath().getFileName().toString());
    } catch (IOException | NumberFormatException e) {
      return ProcessHandle.current().pid();
    }
  }
}
