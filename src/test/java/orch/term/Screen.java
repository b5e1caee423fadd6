package orch.term;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream that records its output. */
public final class Screen {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  public final PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  /** The output since the last call. */
  public String text() {
    stream.flush();
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }
}
