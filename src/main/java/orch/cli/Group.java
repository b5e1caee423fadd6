package orch.cli;

import java.util.List;

/** A command that is nothing without one of those below it. */
final class Group implements Command {
  private final String name;
  private final String header;
  private final List<String> below;

  Group(String name, String header, List<String> below) {
    this.name = name;
    this.header = header;
    this.below = below;
  }

  @Override
  public Form form() {
    return Form.of(this, name, header)
        .examples("orch " + name + " " + below.get(0) + " --help", "orch help " + name);
  }

  @Override
  public Integer call() {
    throw new UsageProblem(name + " needs a command: " + String.join(", ", below));
  }
}
