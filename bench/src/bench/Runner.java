package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs commands to their end, and accepts only those that did what they should. */
final class Runner {
  private final Place place;

  Runner(Place place) {
    this.place = place;
  }

  /** One run, measured. */
  Sample measure(Command command) throws IOException, InterruptedException {
    Path out = place.directory("output").resolve("out");
    Path err = place.directory("output").resolve("err");
    List<String> words = new ArrayList<>();
    words.addAll(List.of(place.file("sample.sh"), out.toString(), err.toString()));
    words.addAll(command.words());
    String report = run(command, words);
    String[] codeAndCost = report.split(" ", 2);
    if (!codeAndCost[0].equals("0") || !Files.readString(out).contains(command.proof())) {
      throw new Failed(
          command.name() + ": exit " + codeAndCost[0] + ": " + start(out) + " " + start(err));
    }
    return Sample.of(codeAndCost[1]);
  }

  /** What a command that measures itself says. */
  String output(Command command) throws IOException, InterruptedException {
    String out = run(command, command.words());
    if (!out.contains(command.proof())) {
      throw new Failed(command.name() + " said: " + out);
    }
    return out.strip();
  }

  private String run(Command command, List<String> words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectInput(new java.io.File("/dev/null"));
    Path err = place.directory("output").resolve("runner.err");
    builder.redirectError(err.toFile());
    Background.environment(builder, place, command);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Failed(command.name() + ": exit " + process.exitValue() + ": " + start(err));
    }
    return out;
  }

  private static String start(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.substring(0, Math.min(300, text.length()));
  }
}
