package bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs while something else is measured, and says on its first line when it can. */
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
    ProcessBuilder builder = new ProcessBuilder(command.words()).redirectError(log.toFile());
    environment(builder, place, command);
    Process process = builder.start();
    // Also when the bench is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.contains(command.proof())) {
      process.destroy();
      throw new Failed(command.name() + " did not start: " + line + " " + Files.readString(log));
    }
    return new Background(process, log, line);
  }

  static void environment(ProcessBuilder builder, Place place, Command command) {
    builder.environment().clear();
    builder.environment().putAll(place.environment());
    builder.environment().putAll(command.environment());
    // Nothing may depend on where the bench was started from.
    builder.directory(new File(place.directory("home").toString()));
  }

  /** Its first line. */
  String ready() {
    return ready;
  }

  /** The value of a member of the JSON object that its first line is. */
  String ready(String member) {
    return Text.member(ready, member);
  }

  /** What it has written to stderr. */
  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  /** Its resident memory at its highest, in MiB. */
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
