package dev.actors;

/** Where one ask waits for its answer. */
final class ReplyAddress extends Address {

    final Ask ask;
    private final Form.OfReply form;

    ReplyAddress(Ask ask, Form.OfReply form) {
        this.ask = ask;
        this.form = form;
    }

    @Override
    Form form() {
        return form;
    }

    @Override
    void publish() {
        ask.node().registry().publish(this, ask);
        if (ask.isDone()) {
            ask.node().registry().withdraw(this);
        }
    }
}
