package orch.cli.apply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
  static final class Result {
    private final int exit;
    private final byte[] out;
    private final byte[] err;

    private Result(int exit, byte[] out, byte[] err) {
      this.exit = exit;
      this.out = out;
      this.err = err;
    }

    int exit() {
      return exit;
    }

    byte[] bytes() {
      return out.clone();
    }

    String out() {
      return new String(out, StandardCharsets.UTF_8);
    }

    String err() {
      return new String(err, StandardCharsets.UTF_8);
    }
  }

  /**
   * Runs a program without input.
   *
   * @throws IOException if it cannot be started
   */
  Result run(List<String> command) throws IOException, InterruptedException {
    return run(command, "");
  }

  /** The same with some input. */
  Result run(List<String> command, String input) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      Collected out = new Collected(process.getInputStream());
      Collected err = new Collected(process.getErrorStream());
      Thread first = DaemonThread.start("program", out);
      Thread second = DaemonThread.start("program", err);
      write(input, process);
      int exit = process.waitFor();
      first.join();
      second.join();
      return new Result(exit, out.bytes(), err.bytes());
    } finally {
      process.destroy();
    }
  }

  /** A program that does not read its input says why with its exit code. */
  private static void write(String input, Process process) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
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

    byte[] bytes() {
      return all.toByteArray();
    }
  }
}
