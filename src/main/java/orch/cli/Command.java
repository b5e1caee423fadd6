package orch.cli;

import java.util.concurrent.Callable;

/** One command: what it is called with, and what it does. */
interface Command extends Callable<Integer> {
  /** What it is called with; asked for once. */
  Form form();
}
