package orch.cli.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import orch.cli.app.App;
import orch.output.OutputOptions;
import orch.output.Printer;
import orch.output.View;

/** The result of an install or its removal: text for people, or data with {@code -o}. */
final class InstallReport {
  private final App app;
  private final Optional<Printer> printer;

  /** Checks the output options, before anything is installed or removed. */
  InstallReport(App app, View view) {
    this.app = app;
    OutputOptions layout = app.globals().layout();
    boolean isText =
        layout.format().isEmpty() && layout.fields().isEmpty() && layout.jq().isEmpty();
    this.printer = isText ? Optional.empty() : Optional.of(app.output(view).one(view));
  }

  void print(ObjectNode result, String text) {
    if (printer.isPresent()) {
      printer.get().print(result);
      printer.get().end();
    } else {
      app.terminal().out().print(text);
    }
    app.flushOutput();
  }
}
