package orch.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import orch.Orch;

/** Follows a page: types its commands into one shell, and looks at what happens. */
final class Walk {
  private final Page page;
  private final Machine machine;

  Walk(Page page, Machine machine) {
    this.page = page;
    this.machine = machine;
  }

  /**
   * Types the commands. Stops at the first one that does not end as the page says.
   *
   * @param anyOutput whether to go on where the page shows another output
   */
  void go(boolean anyOutput) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("STEPS='" + machine.steps() + "'\n");
    script.append(Orch.resource("/pages/walk.sh"));
    boolean withAccount = false;
    for (int i = 0; i < page.steps().size(); i++) {
      Step step = page.steps().get(i);
      if (step.withAccount() && !withAccount) {
        withAccount = true;
        script.append("account ").append(machine.service()).append('\n');
      }
      Files.writeString(file(i, "sh"), machine.typed(step.command()) + "\n");
      String code = anyOutput && step.shown() != null ? "any" : String.valueOf(step.exitCode());
      script.append(verb(step)).append(" " + i + " " + code + "\n");
    }
    Path driver = machine.steps().resolve("driver");
    Files.writeString(driver, script);
    machine.bash(driver, !page.installs());
  }

  private static String verb(Step step) {
    if (step.isServer()) {
      return "serve";
    }
    return step.shown() == null ? "step" : "console";
  }

  private Path file(int step, String name) {
    return machine.steps().resolve(step + "." + name);
  }

  private String read(int step, String name) throws IOException {
    Path file = file(step, name);
    return Files.exists(file) ? machine.shown(Files.readString(file, StandardCharsets.UTF_8)) : "";
  }

  /** Whether all commands ended, and one of them printed something else than the page shows. */
  boolean isNews() throws IOException {
    boolean differs = false;
    for (int i = 0; i < page.steps().size(); i++) {
      if (!Files.exists(file(i, "code"))) {
        return false;
      }
      differs |= differs(i);
    }
    return differs;
  }

  private boolean differs(int step) throws IOException {
    List<String> shown = page.steps().get(step).shown();
    return shown != null && !Steady.text(shown).equals(Steady.text(lines(step)));
  }

  /** What each command printed, where the page shows it. */
  List<List<String>> printed() throws IOException {
    List<List<String>> printed = new ArrayList<>();
    for (int i = 0; i < page.steps().size(); i++) {
      printed.add(page.steps().get(i).shown() == null ? List.of() : lines(i));
    }
    return printed;
  }

  private List<String> lines(int step) throws IOException {
    return read(step, "out").lines().toList();
  }

  /** The first thing that is not as the page says; empty if there is none. */
  String mistake() throws IOException {
    for (int i = 0; i < page.steps().size(); i++) {
      Step step = page.steps().get(i);
      String code = read(i, "code").strip();
      if (!code.equals(String.valueOf(step.exitCode()))) {
        String ended = code.isEmpty() ? "did not end" : "ended with exit code " + code;
        return report(i, "the command " + ended + "; expected: " + step.exitCode());
      }
      if (differs(i)) {
        return report(i, "the command printed something else than the page shows");
      }
    }
    return "";
  }

  private String report(int i, String message) throws IOException {
    Step step = page.steps().get(i);
    List<String> shown = step.shown();
    return page.name()
        + ":"
        + step.line()
        + ": "
        + message
        + ":\n"
        + step.command().indent(2)
        + (shown == null ? "" : "the page shows:\n" + String.join("\n", shown).indent(2))
        + "stdout:\n"
        + read(i, "out").indent(2)
        + "stderr:\n"
        + read(i, "err").indent(2)
        + "shell:\n"
        + Files.readString(machine.steps().resolve("shell")).indent(2);
  }
}
