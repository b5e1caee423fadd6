package orch.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orch.file.LockFile;

/** Another process that holds a lock until its input ends. */
@SuppressWarnings("try") // A lock is held, not used.
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (LockFile.Held held =
        new LockFile(Path.of(args[0]), args[1]).acquire("a lock", Waiting.forSeconds(60))) {
      System.out.write('h');
      System.out.flush();
      while (System.in.read() >= 0) {
        Thread.onSpinWait();
      }
    }
  }

  /** Starts the process; it holds the lock when it has printed a letter. */
  static Process start(Path directory, String name) throws IOException {
    return java(LockHolder.class, List.of(), directory.toString(), name);
  }

  /** Starts a test class in a separate process. */
  static Process java(Class<?> main, List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        Stream.of(LockHolder.class, LockFile.class, JsonNode.class, JsonParser.class, annotations())
            .map(LockHolder::whereIs)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(main.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Class<?> annotations() {
    return com.fasterxml.jackson.annotation.JsonIgnore.class;
  }

  private static String whereIs(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
