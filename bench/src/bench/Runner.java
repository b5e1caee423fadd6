package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands to their end, and fails when a command did not do what it should. */
final class Runner {
  private final Place place;

  Runner(Place place) {
    this.place = place;
  }

  /** Runs a command once and measures it. */
  Sample measure(Command command) throws IOException, InterruptedException {
    Path out = place.directory("output").resolve("out");
    Path err = place.directory("output").resolve("err");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(place.file("sample.sh"), out.toString(), err.toString()));
    arguments.addAll(command.arguments());
    String report = run(command, arguments);
    String[] codeAndCost = report.split(" ", 2);
    if (!codeAndCost[0].equals("0") || !Files.readString(out).contains(command.proof())) {
      throw new BenchException(
          command.name() + ": exit " + codeAndCost[0] + ": " + start(out) + " " + start(err));
    }
    return Sample.of(codeAndCost[1]);
  }

  /** Runs a command that may fail, without measuring it. */
  Outcome attempt(Command command) throws IOException, InterruptedException {
    Path err = place.directory("output").resolve("attempt.err");
    ProcessBuilder builder =
        new ProcessBuilder(command.arguments())
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile());
    Background.environment(builder, place, command);
    int code = builder.start().waitFor();
    return new Outcome(code, Files.readString(err));
  }

  /** The stdout of a command that measures itself. */
  String output(Command command) throws IOException, InterruptedException {
    String out = run(command, command.arguments());
    if (!out.contains(command.proof())) {
      throw new BenchException(command.name() + " printed: " + out);
    }
    return out.strip();
  }

  private String run(Command command, List<String> arguments)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(arguments).redirectInput(new java.io.File("/dev/null"));
    Path err = place.directory("output").resolve("runner.err");
    builder.redirectError(err.toFile());
    Background.environment(builder, place, command);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new BenchException(
          command.name() + ": exit " + process.exitValue() + ": " + start(err));
    }
    return out;
  }

  private static String start(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.substring(0, Math.min(300, text.length()));
  }
}
