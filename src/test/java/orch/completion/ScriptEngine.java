package orch.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orch.Launched;
import orch.Orch;
import orch.cli.complete.Shell;

/** The search in awk that the scripts of the shells contain. */
final class ScriptEngine {
  private static final Path ENGINE =
      Launched.CHECKOUT.resolve("src/main/resources/orch/cli/complete/engine.awk");

  private final Path home;
  private final Map<String, String> variables = new TreeMap<>();
  private String awk = "awk";

  ScriptEngine(Path home) {
    this.home = home;
    with("ORCH_NO_RENEWAL", "true");
  }

  ScriptEngine with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Uses another program than the system's. */
  ScriptEngine by(String program) {
    awk = program;
    return this;
  }

  /** The answer as zsh gets it. */
  List<String> answer(List<String> words) throws IOException, InterruptedException {
    String script = new Orch(home).run("completion", "bash").exits(0).out();
    List<String> command = new ArrayList<>(List.of(awk.split(" ", -1)));
    command.addAll(List.of("--", Files.readString(ENGINE), "zsh"));
    command.add(Shell.BASH.table(script));
    command.add(home.resolve(".orch.yaml").toString());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.matches(
                    "(ORCH|TWILIO|XDG)_.*|CI|.*AGENT|CLAUDECODE|CODEX_SANDBOX|GEMINI_CLI"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(variables);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.lines().toList();
  }
}
