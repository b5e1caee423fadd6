package orch.cli;

/**
 * {@code orch install}, which the launcher carries out before it starts Java; here is only its
 * help.
 */
final class Install implements Command {
  private final Flag<String> prefix =
      Flag.text("--prefix").label("DIR").says("where to (~/.local)");

  @Override
  public Form form() {
    return Form.of(this, "install", "Install orch for the user or the machine")
        .describe(
            "Puts orch into DIR/lib/orch with a link in DIR/bin, and makes it start fast with the"
                + " Java at hand. To be run again after that Java was replaced.")
        .examples("bin/orch install", "sudo bin/orch install --prefix /usr/local")
        .takes(prefix);
  }

  @Override
  public Integer call() {
    throw new UsageProblem("install stands alone on the line: orch install [--prefix DIR]");
  }
}
