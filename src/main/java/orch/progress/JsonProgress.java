package orch.progress;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.InstantSource;
import orch.json.Json;
import orch.operation.Operation;
import orch.operation.OperationToFollow;
import orch.operation.Progress;
import orch.term.SafeText;

/** Progress for programs: one line of JSON for each poll of an operation. */
public final class JsonProgress implements Progress {
  private final PrintStream err;
  private final InstantSource clock;

  public JsonProgress(PrintStream err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public void following(OperationToFollow operation) {}

  @Override
  public void seen(String name, Operation operation) {
    say(name, "status", operation.statusText());
  }

  @Override
  public void missed(String name, String why) {
    say(name, "missed", why);
  }

  @Override
  public void lost(String name, String why) {
    say(name, "lost", why);
  }

  @Override
  public void stillWaiting() {}

  @Override
  public void close() {}

  private void say(String name, String what, String text) {
    ObjectNode line = Json.object();
    line.put("at", clock.instant().toString());
    line.put("operation", ProgressText.shortName(name));
    line.put(what, text);
    err.println(SafeText.json(Json.compact(line)));
    err.flush();
  }
}
