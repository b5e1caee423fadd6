package orch.term;

import java.io.OutputStream;
import java.util.Map;
import orch.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/** The output of a command that goes through a pager when it is longer than the screen. */
public final class PagedText {
  private final Pager pager;
  private final Pager.Client client;
  private final Map<String, String> environment;
  private final Ticker ticker;
  private @Nullable PagedOutput output;

  /**
   * @param environment tells the size of the screen, and the pager's options
   */
  public PagedText(
      Pager pager, Pager.Client client, Map<String, String> environment, Ticker ticker) {
    this.pager = pager;
    this.client = client;
    this.environment = environment;
    this.ticker = ticker;
  }

  /** Begins with the stdout of a terminal; {@link Terminal#endPager} ends it. */
  public void on(Terminal terminal) {
    StandardOutput.divert(terminal.out(), this::over);
  }

  private OutputStream over(OutputStream screen) {
    output = new PagedOutput(screen, pager, client, environment, ticker);
    return output;
  }

  /** A ticker that stands still while the user reads: that is not the command's time. */
  public Ticker ticker() {
    return output == null ? ticker : output;
  }

  /** Whether the user has left the pager before the output was complete. */
  public boolean isLeft() {
    return output != null && output.isLeft();
  }
}
