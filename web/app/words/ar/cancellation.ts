import type { cancellationWords as english } from '../en/cancellation.ts';

export const cancellationWords: typeof english = {
  title: 'إلغاء عقد',
  lead: 'ينتهي اشتراكك فورًا دون تسجيل الدخول. أما الطلبات التي قدّمتها بنفسك فتبقى.',
  email: 'عنوان بريدك الإلكتروني',
  emailHint: 'العنوان الذي اشتركت به.',
  emailFault: 'اكتب عنوان بريدك الإلكتروني، مثل ada@example.com.',
  number: 'رقم الاشتراك',
  numberHint: 'إن كنت تعرفه. تجده في رسائلنا.',
  numberFault: 'اكتب الرقم بالأرقام فقط أو اتركه فارغًا.',
  reason: 'السبب',
  reasonHint: 'إن أردت ذكره.',
  reasonFault: 'اكتب 200 حرف على الأكثر.',
  submit: 'إلغاء الآن',
  sending: 'جارٍ الإلغاء …',
  doneTitle: 'وصل إلينا إلغاؤك',
  doneText:
    'إن كان تحت هذا العنوان اشتراك سارٍ فقد انتهى. تصل رسالة إلى ذلك البريد تقول ذلك وتذكر الصناديق التي أُلغيت. نقول هنا الشيء نفسه للجميع، حتى لا يعرف أحد من هو المشترك.',
  arrived: 'وصل في',
  noticeNo: 'رقم الإلغاء',
  of: 'عنوان البريد الإلكتروني',
  ends: 'ينتهي',
  atOnce: 'فورًا',
  print: 'طباعة',
  home: 'إلى الصفحة الأولى',
};
