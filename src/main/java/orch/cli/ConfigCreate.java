package orch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orch.api.Accepted;
import orch.api.Api;
import orch.configuration.CreateRequest;
import orch.configuration.Draft;
import orch.configuration.Requests;
import orch.operation.Deadline;
import orch.operation.Patience;
import orch.term.Printer;
import orch.term.View;

/** {@code orch config create}. */
final class ConfigCreate implements Command {
  private final ConfigurationFlags flags = new ConfigurationFlags();
  private final Flag<String> file =
      Flag.text("-f", "--file")
          .label("FILE")
          .says("the document, JSON or YAML, - for stdin; flags override it");
  private final WriteFlags write = new WriteFlags();

  private final App app;

  ConfigCreate(App app) {
    this.app = app;
  }

  @Override
  public Form form() {
    return Form.of(this, "create", "Create a configuration")
        .describe(
            "Sends the configuration that the flags, a file, or both describe. Prints the operation"
                + " that creates it; with --wait follows it to the end and prints the"
                + " configuration.")
        .examples(
            "orch config create --name support --description \"Inbound\" --grouping profile \\",
            "  --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 \\",
            "  --capture SMS=+15551230100 --timeouts SMS=10/60 --wait",
            "orch config create -f support.yaml --name support-eu --dry-run",
            "orch config create -f support.yaml | orch config wait -")
        .takes(flags.all())
        .takes(file)
        .takes(write.all());
  }

  @Override
  public Integer call() {
    Patience patience = write.waiting().patience();
    Deadline deadline = app.deadline(patience.timeout());
    Draft draft = draft(deadline);
    flags.applyTo(draft);
    ConfigurationFlags.fillIn(draft, app.sources().defaults(app.globals().wanted().profile()));
    CreateRequest request = new Requests(draft, ConfigurationFlags::flagOf).create();
    UUID key = write.key(app, this::scope);
    if (write.isDryRun()) {
      URI url = Api.createUrl(app.shownBaseUrl());
      new DryRun(app)
          .print(List.of(DryRun.request("POST", url, key, Optional.of(request.toJson()))));
      return Exit.DONE.code();
    }
    // Before anything is sent: a mistake in --fields must not cost a configuration.
    Printer printer = printer(write.isWaiting() ? Views.CONFIGURATION : Views.OPERATION);
    Accepted accepted = new Writes(app).create(request, key, deadline);
    Completion completion = new Completion(app, write.waiting(), patience, deadline);
    JsonNode shown =
        write.isWaiting() ? completion.of(request, accepted).json() : accepted.operation().json();
    String configuration =
        accepted
            .operation()
            .configurationId()
            .orElse(shown.path("id").asText(request.displayName()));
    completion.print(shown, accepted, printer, configuration);
    return Exit.DONE.code();
  }

  private Draft draft(Deadline deadline) {
    return file.value()
        .map(name -> Draft.of(new Inputs(app, deadline).document(name)))
        .orElseGet(Draft::empty);
  }

  private Printer printer(View view) {
    return app.output(view).one(view);
  }

  private String scope() {
    return WriteFlags.scope(app, "POST", Api.CONFIGURATIONS);
  }
}
