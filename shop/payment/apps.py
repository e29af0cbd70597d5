"""Fork of Oscar's payment app: other behaviour, the same columns."""

from oscar.apps.payment.apps import PaymentConfig as Upstream


class PaymentConfig(Upstream):
    name = "shop.payment"

    def ready(self) -> None:
        super().ready()
        from catalog.makers import register_payment_source
        from shop.payment.services import titles_for

        register_payment_source(titles_for)
        from sellers.orders import money
        from shop.payment import answers

        money.hold_money.answered_by(answers.hold_money)
        money.part_ended.answered_by(answers.part_ended)
        money.cash_collected.answered_by(answers.cash_collected)
        from shop.accounts.landing import register_landing
        from shop.payment.desk.frame import finance_desk

        register_landing(finance_desk)
        from shop.order import payments
        from shop.payment import shown

        payments.labels.answered_by(shown.labels_of)
        payments.money_of.answered_by(shown.money_of)
        payments.given_back.answered_by(shown.given_back)
