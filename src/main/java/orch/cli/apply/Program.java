package orch.cli.apply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import orch.concurrent.DaemonThread;

/** Runs another program to its end, and collects what it prints. */
final class Program {
  private final Map<String, String> environment;
  private final Path directory;

  /**
   * @param environment that of the program
   * @param directory the working directory of the program
   */
  Program(Map<String, String> environment, Path directory) {
    this.environment = environment;
    this.directory = directory;
  }

  /** What a program printed, and its exit code. */
  record Result(int exit, String out, String err) {}

  /**
   * Runs a program without input.
   *
   * @throws IOException if it cannot be started
   */
  Result run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      Collected out = new Collected(process.getInputStream());
      Collected err = new Collected(process.getErrorStream());
      Thread first = DaemonThread.start("program", out);
      Thread second = DaemonThread.start("program", err);
      int exit = process.waitFor();
      first.join();
      second.join();
      return new Result(exit, out.text(), err.text());
    } finally {
      process.destroy();
    }
  }

  /** Collects a stream of a program. */
  private static final class Collected implements Runnable {
    private final InputStream from;
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    Collected(InputStream from) {
      this.from = from;
    }

    @Override
    public void run() {
      try (from) {
        from.transferTo(all);
      } catch (IOException e) {
        // The program was ended; what it printed so far is kept.
        return;
      }
    }

    String text() {
      return all.toString(StandardCharsets.UTF_8);
    }
  }
}
