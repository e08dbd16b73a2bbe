package dev.actors;

/** An address that was read from text. */
final class WrittenAddress extends Address {

    private final Form form;

    WrittenAddress(Form form) {
        this.form = form;
    }

    @Override
    Form form() {
        return form;
    }

    @Override
    void publish() {}
}
