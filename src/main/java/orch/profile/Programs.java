package orch.profile;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import orch.concurrent.DaemonThread;
import org.jspecify.annotations.Nullable;

/** Runs other programs with the user's environment. */
final class Programs {
  private static final int MOST_OUTPUT = 64 << 10;

  /**
   * A program to run.
   *
   * @param command the program and its arguments; never a secret, because every user can see them
   * @param input its standard input
   * @param limit its timeout
   */
  record Task(List<String> command, String input, Duration limit) {}

  /**
   * The result of a program.
   *
   * @param exit the exit code; -1 when it could not be started, or was killed at the timeout
   * @param output its standard output, at most 64 KiB
   */
  record Result(int exit, String output) {
    /** Only the exit code, because the output may be a secret. */
    @Override
    public String toString() {
      return "exit " + exit;
    }
  }

  private final Map<String, String> environment;
  private final Path directory;
  private final OutputStream err;

  /**
   * @param directory the working directory of the programs
   * @param err receives the messages of programs that talk to the user
   */
  Programs(Map<String, String> environment, Path directory, OutputStream err) {
    this.environment = environment;
    this.directory = directory;
    this.err = err;
  }

  /** Finds a program on the PATH. */
  Optional<Path> find(String name) {
    for (String place : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      // An empty or relative entry depends on the working directory and could name any program.
      Path program = Path.of(place).resolve(name);
      if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /** Runs a program and discards its standard error. */
  Result run(Task task) {
    return run(task, null);
  }

  /** Runs a program and passes its standard error on to the user. */
  Result runWithMessages(Task task) {
    return run(task, err);
  }

  private Result run(Task task, @Nullable OutputStream messages) {
    Process process;
    try {
      process = start(task.command(), messages == null);
    } catch (IOException e) {
      return new Result(-1, "");
    }
    try {
      return follow(process, task, messages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramInterruptedException();
    } finally {
      // Its child processes would keep the pipes open.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(List<String> command, boolean silent) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    if (silent) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start();
  }

  private static Result follow(Process process, Task task, @Nullable OutputStream messages)
      throws InterruptedException {
    Reading reading = new Reading(process.getInputStream());
    Thread output = DaemonThread.start("program", reading);
    Thread talk = DaemonThread.start("program", () -> pass(process.getErrorStream(), messages));
    write(process, task.input());
    if (!process.waitFor(task.limit().toMillis(), TimeUnit.MILLISECONDS)) {
      return new Result(-1, "");
    }
    // A process that left its process tree may still keep the pipes open.
    output.join(1000);
    talk.join(1000);
    return new Result(process.exitValue(), reading.text());
  }

  private static void write(Process process, String input) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // The program did not read its input; its exit code tells whether it failed.
      return;
    }
  }

  private static void pass(InputStream from, @Nullable OutputStream to) {
    byte[] some = new byte[1024];
    try {
      for (int n = from.read(some); n >= 0 && to != null; n = from.read(some)) {
        to.write(some, 0, n);
        to.flush();
      }
      if (to != null) {
        to.close();
      }
    } catch (IOException e) {
      // The program has ended, or standard error is closed.
      return;
    }
  }

  /** Collects the output of a program while it runs. */
  private static final class Reading implements Runnable {
    private final InputStream from;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    Reading(InputStream from) {
      this.from = from;
    }

    @Override
    public void run() {
      byte[] some = new byte[4096];
      try (from) {
        int most = some.length;
        for (int n = from.read(some); n >= 0 && most > 0; n = from.read(some, 0, most)) {
          collected.write(some, 0, n);
          most = Math.min(some.length, MOST_OUTPUT - collected.size());
        }
      } catch (IOException e) {
        // The output so far is kept.
        return;
      }
    }

    /** The output so far: a process that outlives the program may keep the pipe open. */
    String text() {
      return collected.toString(StandardCharsets.UTF_8);
    }
  }
}
