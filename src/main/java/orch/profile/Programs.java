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

/** Starts other programs, those on the PATH of the environment it is given. */
final class Programs {
  private static final int MOST_OUTPUT = 64 << 10;

  /**
   * What is to be run.
   *
   * @param words the program and its arguments; no secret among them, for every user can list them
   * @param input what it reads on standard input
   * @param limit how long it may run
   */
  record Task(List<String> words, String input, Duration limit) {}

  /**
   * What came of it.
   *
   * @param exit the exit code; -1 when it did not start, or was ended because it took too long
   * @param output what it wrote on standard output, at most 64 KiB
   */
  record Result(int exit, String output) {
    /** Only whether it went well: what it wrote may be a secret. */
    @Override
    public String toString() {
      return "exit " + exit;
    }
  }

  private final Map<String, String> environment;
  private final Path directory;
  private final OutputStream err;

  /**
   * @param directory where programs run
   * @param err where those that talk to the person do so
   */
  Programs(Map<String, String> environment, Path directory, OutputStream err) {
    this.environment = environment;
    this.directory = directory;
    this.err = err;
  }

  /** Where on the PATH a program is. */
  Optional<Path> find(String name) {
    for (String place : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      // An empty or a relative place is whatever directory one happens to be in.
      Path program = Path.of(place).resolve(name);
      if (program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)) {
        return Optional.of(program);
      }
    }
    return Optional.empty();
  }

  /** Runs a program whose messages nobody needs. */
  Result run(Task task) {
    return run(task, null);
  }

  /** Runs a program whose messages are for the person. */
  Result runAloud(Task task) {
    return run(task, err);
  }

  private Result run(Task task, @Nullable OutputStream messages) {
    Process process;
    try {
      process = start(task.words(), messages == null);
    } catch (IOException e) {
      return new Result(-1, "");
    }
    try {
      return follow(process, task, messages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramInterruptedException();
    } finally {
      // What it started goes with it, or it would hold the pipes open.
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(List<String> words, boolean silent) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
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
    // A grandchild may still hold the pipes.
    output.join(1000);
    talk.join(1000);
    return new Result(process.exitValue(), reading.text());
  }

  private static void write(Process process, String input) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not want to read; its exit code says what that means.
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
    } catch (IOException e) {
      // The program has ended, or nobody listens.
      return;
    }
  }

  /** Takes what a program writes while it runs. */
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
        // What came until then is all there is.
        return;
      }
    }

    /** What came so far: whoever the program left behind may keep the pipe open for long. */
    String text() {
      return collected.toString(StandardCharsets.UTF_8);
    }
  }
}
