package bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server process that runs while a client is measured. Its first line of stdout says that it is
 * ready.
 */
final class Background implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final String ready;

  private Background(Process process, Path log, String ready) {
    this.process = process;
    this.log = log;
    this.ready = ready;
  }

  static Background start(Place place, Command command) throws IOException {
    Path log = place.directory("output").resolve(command.name() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command.arguments()).redirectError(log.toFile());
    environment(builder, place, command);
    Process process = builder.start();
    // The hook ends the server also when the bench is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.contains(command.proof())) {
      process.destroy();
      throw new BenchException(
          command.name() + " did not start: " + line + " " + Files.readString(log));
    }
    return new Background(process, log, line);
  }

  static void environment(ProcessBuilder builder, Place place, Command command) {
    builder.environment().clear();
    builder.environment().putAll(place.environment());
    builder.environment().putAll(command.environment());
    // A fixed directory, so that the caller's directory does not matter.
    builder.directory(new File(place.directory("home").toString()));
  }

  /** Its first line of stdout. */
  String ready() {
    return ready;
  }

  /** A member of the JSON object on its first line of stdout. */
  String ready(String member) {
    return Text.member(ready, member);
  }

  /** The lines it has written to stderr. */
  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  /** The CPU time that it has used, in milliseconds, user and system. */
  double cpu() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  /** Its peak resident memory in MiB. */
  double peakRss() throws IOException {
    String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
    return Double.parseDouble(Text.first("VmHWM:\\s+(\\d+)", status)) / 1024;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
