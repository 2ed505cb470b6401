package ca.chartside.desktop.inbox;

import ca.chartside.desktop.net.StaffApi.Tab;
import ca.chartside.desktop.ui.Messages;
import ca.chartside.desktop.ui.Names;
import ca.chartside.desktop.ui.PlainText;
import ca.chartside.protocol.Counts;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.RoundRectangle2D;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.ButtonGroup;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;

/** The tabs, 40 px: words, the number in Triage as a pill, a line under the one that is shown. Binds {@link InboxModel}. */
final class TabBar extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int TALL = 40;

    private final transient InboxModel model;
    private final transient Messages messages;
    private final Map<Tab, TabButton> buttons = new EnumMap<>(Tab.class);

    TabBar(InboxModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        setLayout(new MigLayout("insets 0 4 0 4, gap 0, hidemode 3", "", "[40!]"));
        setOpaque(false);
        ButtonGroup group = new ButtonGroup();
        tab(group, Tab.TRIAGE, "inbox.tab.triage", Names.TAB_TRIAGE);
        tab(group, Tab.MINE, "inbox.tab.mine", Names.TAB_MINE);
        tab(group, Tab.PATIENT, "inbox.tab.patient", Names.TAB_PATIENT);
        model.onChange(this::refresh);
        refresh();
    }

    private void tab(ButtonGroup group, Tab tab, String key, String name) {
        TabButton button = new TabButton(messages.text(key), tab == Tab.TRIAGE);
        button.setName(name);
        button.addActionListener(e -> model.show(tab));
        step(button, KeyEvent.VK_LEFT, -1);
        step(button, KeyEvent.VK_RIGHT, 1);
        group.add(button);
        buttons.put(tab, button);
        add(button);
    }

    /** Left and Right go to the tab beside it, as in every row of tabs. */
    private void step(TabButton button, int key, int by) {
        button.getInputMap(JComponent.WHEN_FOCUSED).put(KeyStroke.getKeyStroke(key, 0), "step" + by);
        button.getActionMap().put("step" + by, new AbstractAction() {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(java.awt.event.ActionEvent e) {
                int next = getComponentZOrder(button) + by;
                if (next >= 0 && next < getComponentCount() && getComponent(next) instanceof TabButton other) {
                    if (other.isVisible()) {
                        other.requestFocusInWindow();
                        other.doClick(0);
                    }
                }
            }
        });
    }

    private void refresh() {
        TabButton triage = buttons.get(Tab.TRIAGE);
        Counts counts = model.counts();
        int number = counts == null ? 0 : counts.triage();
        if (triage != null) {
            triage.setNumber(number);
            triage.getAccessibleContext()
                    .setAccessibleName(
                            number == 0
                                    ? messages.text("inbox.tab.triage")
                                    : messages.text("inbox.tab.triage.spoken", Integer.toString(number)));
        }
        TabButton patient = buttons.get(Tab.PATIENT);
        if (patient != null && patient.isVisible() != model.hasPatientTab()) {
            patient.setVisible(model.hasPatientTab());
            revalidate();
        }
        TabButton shown = buttons.get(model.tab());
        if (shown != null) {
            shown.setSelected(true);
        }
        repaint();
    }

    /**
     * What all three tabs need at most, whether they are there or not: the list changes its width neither with the chart nor with
     * the number.
     */
    int widthOfAll() {
        return 8 + buttons.values().stream().mapToInt(TabButton::widest).sum();
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(super.getPreferredSize().width, TALL);
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        g.setColor(UIManager.getColor("Chartside.line"));
        g.fillRect(0, getHeight() - 1, getWidth(), 1);
    }

    /** One tab, painted whole: the look's own toggle buttons have a ground. */
    private static final class TabButton extends JToggleButton {
        private static final long serialVersionUID = 1L;
        private static final int PAD = 8;
        private static final int GAP = 6;
        private static final int PILL = 18;
        private static final String MOST = "99+";
        private final boolean numbered;
        private int number;

        /** A tab that was clicked needs no strong ring: the user knows where they are. */
        private boolean clicked;

        /** @param numbered whether it ever has a number */
        TabButton(String words, boolean numbered) {
            super(words);
            this.numbered = numbered;
            PlainText.in(this);
            setContentAreaFilled(false);
            setBorderPainted(false);
            setFocusPainted(false);
            setRolloverEnabled(true);
            addMouseListener(new MouseAdapter() {
                @Override
                public void mousePressed(MouseEvent e) {
                    clicked(true);
                }
            });
            addFocusListener(new FocusAdapter() {
                @Override
                public void focusLost(FocusEvent e) {
                    clicked(false);
                }
            });
        }

        private void clicked(boolean now) {
            clicked = now;
            repaint();
        }

        @Override
        protected void processKeyEvent(KeyEvent e) {
            clicked(false);
            super.processKeyEvent(e);
        }

        void setNumber(int count) {
            if (number != count) {
                number = count;
                revalidate();
                repaint();
            }
        }

        private String pillText() {
            return number > 99 ? MOST : Integer.toString(number);
        }

        private static Font pillFont() {
            return UIManager.getFont("defaultFont").deriveFont(Font.BOLD, 11f);
        }

        private static Font wordsFont(boolean strong) {
            return UIManager.getFont(strong ? "semibold.font" : "defaultFont").deriveFont(13f);
        }

        private int pillWidth(String text) {
            return Math.max(PILL, getFontMetrics(pillFont()).stringWidth(text) + 10);
        }

        private int wordsWidth() {
            // The bold width, chosen or not: nothing moves when another tab is chosen.
            return getFontMetrics(wordsFont(true)).stringWidth(getText());
        }

        /** With the widest number that it can have. */
        int widest() {
            return PAD + wordsWidth() + (numbered ? GAP + pillWidth(MOST) : 0) + PAD;
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(PAD + wordsWidth() + (number > 0 ? GAP + pillWidth(pillText()) : 0) + PAD, TALL);
        }

        @Override
        public Dimension getMaximumSize() {
            return getPreferredSize();
        }

        @Override
        public Dimension getMinimumSize() {
            return getPreferredSize();
        }

        @Override
        protected void paintComponent(Graphics g) {
            Graphics2D g2 = Cells.smooth(g);
            try {
                paintTab(g2);
            } finally {
                g2.dispose();
            }
        }

        private void paintTab(Graphics2D g2) {
            boolean on = isSelected();
            g2.setFont(wordsFont(on));
            FontMetrics metrics = g2.getFontMetrics();
            int base = (TALL - metrics.getHeight()) / 2 + metrics.getAscent();
            String ink = on ? "Chartside.accentText" : getModel().isRollover() ? "Chartside.text" : "Chartside.text2";
            g2.setColor(UIManager.getColor(ink));
            g2.drawString(getText(), PAD, base);
            if (number > 0) {
                paintPill(g2, PAD + metrics.stringWidth(getText()) + GAP);
            }
            if (on) {
                g2.setColor(UIManager.getColor("Chartside.accent"));
                g2.fill(new RoundRectangle2D.Double(PAD, TALL - 2, getWidth() - 2 * PAD, 2, 2, 2));
            }
            if (isFocusOwner()) {
                g2.setColor(UIManager.getColor(clicked ? "Chartside.line" : "Chartside.accent"));
                g2.setStroke(new BasicStroke(clicked ? 1 : 2));
                g2.draw(new RoundRectangle2D.Double(2, 6, getWidth() - 4, TALL - 13, 8, 8));
            }
        }

        private void paintPill(Graphics2D g2, int x) {
            int width = pillWidth(pillText());
            double top = (TALL - PILL) / 2d;
            g2.setColor(UIManager.getColor("Chartside.fill"));
            g2.fill(new RoundRectangle2D.Double(x, top, width, PILL, PILL, PILL));
            g2.setColor(UIManager.getColor("Chartside.onFill"));
            g2.setFont(pillFont());
            FontMetrics metrics = g2.getFontMetrics();
            float left = x + (width - metrics.stringWidth(pillText())) / 2f;
            g2.drawString(pillText(), left, (float) (top + (PILL - metrics.getHeight()) / 2d + metrics.getAscent()));
        }
    }
}
