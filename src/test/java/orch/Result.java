package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import orch.json.Json;

/** The exit code and output of a command; a failed assertion shows all of it. */
public record Result(int exit, String out, String err) {
  public Result exits(int code) {
    assertEquals(code, exit, this::toString);
    return this;
  }

  /** The text is somewhere on stderr. */
  public Result says(String text) {
    assertTrue(err.contains(text), () -> "stderr does not say: " + text + "\n" + this);
    return this;
  }

  /** Nothing else is on stderr. */
  public Result saysOnly(String text) {
    assertEquals(text, err, this::toString);
    return this;
  }

  /** Nothing else is on stdout. */
  public Result prints(String text) {
    assertEquals(text, out, this::toString);
    return this;
  }

  public Result printsNothing() {
    return prints("");
  }

  /** Stdout as a JSON value. */
  public JsonNode json() {
    return Json.read(out);
  }

  /** The error as JSON, which is the last line on stderr. */
  public JsonNode error() {
    List<String> lines = err.lines().toList();
    return Json.read(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
  }

  /** Every line on stderr is JSON; only the last one may be an error. */
  public Result saysJsonOnly() {
    List<String> lines = err.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = Json.read(lines.get(i));
      assertTrue(line.isObject(), this::toString);
      assertTrue(i == lines.size() - 1 || !line.has("exitCode"), this::toString);
    }
    return this;
  }

  @Override
  public String toString() {
    return "exit " + exit + "\n--- stdout\n" + out + "--- stderr\n" + err;
  }
}
