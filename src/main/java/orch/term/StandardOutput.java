package orch.term;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output that remembers why it could not be written, which a print stream forgets. */
public final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private String failure = "";

  public StandardOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw noted(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw noted(e);
    }
  }

  private IOException noted(IOException e) {
    // A reader that has seen enough, as head does, is no failure; only its text tells it apart.
    String words = String.valueOf(e.getMessage());
    failure = words.contains("Broken pipe") ? "" : words;
    return e;
  }

  /** Why the last write failed; empty when all is written, or nobody reads any more. */
  public String failure() {
    return failure;
  }
}
