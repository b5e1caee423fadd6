package orch.cli.app;

import java.util.Optional;
import orch.concurrent.Ticker;
import orch.host.Host;
import orch.host.InterruptHook;
import orch.term.PagedText;
import orch.term.Pager;
import orch.term.Terminal;
import org.jspecify.annotations.Nullable;

/** The pager of a running command. */
final class Paging implements Pager.Client {
  private final App app;
  private final PagedText text;

  private Paging(App app, Pager pager) {
    this.app = app;
    Host host = app.host();
    this.text = new PagedText(pager, this, host.environment(), host.ticker());
  }

  /** Begins to page the output of a command; null when nobody wants or could use a pager. */
  static @Nullable Paging begin(App app) {
    String ci = app.host().variable("CI");
    GlobalFlags globals = app.globals();
    boolean isAlone = !app.agentVariable().isEmpty() || !(ci.isEmpty() || ci.equals("false"));
    // The lines about requests would appear in the pager's screen.
    boolean isTraced = globals.isVerbose() || globals.isCurl();
    if (globals.isNoPager() || isAlone || isTraced || Terminal.isDumb(app.host().environment())) {
      return null;
    }
    Optional<Pager> pager = Pager.chosen(app.host().environment());
    if (pager.isEmpty()) {
      return null;
    }
    Paging paging = new Paging(app, pager.get());
    paging.text.on(app.terminal());
    return paging;
  }

  /** A ticker that stands still while the user reads. */
  Ticker ticker() {
    return text.ticker();
  }

  boolean isLeft() {
    return text.isLeft() && !isStopped();
  }

  @Override
  public void ignoreInterrupts(boolean ignored) {
    if (app.host().signal() instanceof InterruptHook hook) {
      hook.ignoreInterrupts(ignored);
    }
  }

  @Override
  public boolean isStopped() {
    return app.host().signal().get().isPresent();
  }

  @Override
  public void warn(String text) {
    app.messages().warning(text);
  }
}
