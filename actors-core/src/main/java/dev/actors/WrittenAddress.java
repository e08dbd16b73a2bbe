package dev.actors;

/** An address that was read from text, or is made of what is known of it. */
final class WrittenAddress extends Address {

    private final Form form;
    private final String text;

    WrittenAddress(Form form) {
        this(form, form.toString());
    }

    /** An address whose text is known. */
    WrittenAddress(Form form, String text) {
        this.form = form;
        this.text = text;
    }

    @Override
    Form form() {
        return form;
    }

    @Override
    String text() {
        return text;
    }

    @Override
    void publish() {}
}
