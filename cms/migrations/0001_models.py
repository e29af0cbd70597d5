"""Pages, figures, pictures and the step of approval."""

import cms.pages.guarded
import django.db.models.deletion
import modelsearch.index
import shop.core.clock
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('catalogue', '0032_category_exclude_from_menu_category_long_description'),
        ('sellers', '0002_stock_guard'),
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FiguresIndex',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'figures of the Union',
            },
            bases=(cms.pages.guarded.GuardedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('parts', wagtail.fields.StreamField([('hero', 5), ('groups', 7), ('season', 9), ('makers', 11), ('often', 13), ('story', 16), ('trust', 21)], block_lookup={0: ('wagtail.blocks.TextBlock', (), {'label': 'Promise', 'rows': 2}), 1: ('wagtail.blocks.TextBlock', (), {'label': 'One sentence', 'required': False, 'rows': 2}), 2: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture, twice as wide as high', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the button'}), 4: ('wagtail.blocks.CharBlock', (), {'label': 'Words on the link to the reasons', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('title', 0), ('text', 1), ('picture', 2), ('button', 3), ('why', 4)]], {}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Title'}), 7: ('wagtail.blocks.StructBlock', [[('title', 6)]], {}), 8: ('wagtail.blocks.IntegerBlock', (), {'default': 4, 'label': 'How many', 'max_value': 12, 'min_value': 2}), 9: ('wagtail.blocks.StructBlock', [[('title', 6), ('count', 8)]], {}), 10: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'label': 'How many', 'max_value': 9, 'min_value': 3}), 11: ('wagtail.blocks.StructBlock', [[('title', 6), ('count', 10)]], {}), 12: ('wagtail.blocks.IntegerBlock', (), {'default': 8, 'label': 'How many', 'max_value': 12, 'min_value': 2}), 13: ('wagtail.blocks.StructBlock', [[('title', 6), ('count', 12)]], {}), 14: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'Left empty: the newest one.', 'label': 'Story', 'page_type': ['cms.ArticlePage'], 'required': False}), 15: ('wagtail.blocks.IntegerBlock', (), {'default': 3, 'label': 'How many others under it', 'max_value': 6, 'min_value': 0}), 16: ('wagtail.blocks.StructBlock', [[('title', 6), ('story', 14), ('others', 15)]], {}), 17: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('vouch', 'Shield'), ('star', 'Star'), ('cash', 'Money'), ('truck', 'Lorry')], 'label': 'Pictogram'}), 18: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'rows': 2}), 19: ('wagtail.blocks.StructBlock', [[('icon', 17), ('title', 6), ('text', 18)]], {}), 20: ('wagtail.blocks.ListBlock', (19,), {'label': 'Reasons'}), 21: ('wagtail.blocks.StructBlock', [[('title', 6), ('reasons', 20)]], {})}, verbose_name='parts of the page')),
            ],
            options={
                'verbose_name': 'home page',
            },
            bases=(cms.pages.guarded.GuardedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='LessonIndex',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'digital lessons',
            },
            bases=(cms.pages.guarded.GuardedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='NewsIndex',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'news',
            },
            bases=(cms.pages.guarded.GuardedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='PlainPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('heading', 1), ('list', 3), ('picture', 6)], block_lookup={0: ('cms.blocks.text.ParagraphBlock', (), {}), 1: ('cms.blocks.text.HeadingBlock', (), {}), 2: ('wagtail.blocks.CharBlock', (), {'label': 'Line', 'max_length': 300}), 3: ('wagtail.blocks.ListBlock', (2,), {'description': 'Short lines, one under the other.', 'icon': 'list-ul', 'label': 'List', 'preview_value': ['Nuôi đủ tháng mới bán', 'Ghi ngày xuất chuồng'], 'template': 'cms/blocks/list.html'}), 4: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 5: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('picture', 4), ('caption', 5)]], {})}, verbose_name='text')),
            ],
            options={
                'verbose_name': 'information page',
            },
            bases=(cms.pages.guarded.GuardedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='StoryIndex',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, verbose_name='introduction')),
            ],
            options={
                'verbose_name': 'role models',
            },
            bases=(cms.pages.guarded.GuardedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='UnitApprovalTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
            ],
            options={
                'verbose_name': 'approval by the unit',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('alt_en', models.CharField(blank=True, max_length=255, verbose_name='description in English')),
                ('credit', models.CharField(blank=True, max_length=120, verbose_name='who made it')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'picture',
                'verbose_name_plural': 'pictures',
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='ArticlePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('kind', models.CharField(choices=[('news', 'Union news'), ('role-model', 'Role model'), ('good-deed', 'Good deed'), ('contest', 'Contest'), ('lesson', 'Digital lesson'), ('figures', 'In figures')], max_length=12, verbose_name='kind')),
                ('date', models.DateField(default=shop.core.clock.today, verbose_name='date')),
                ('summary', models.TextField(blank=True, max_length=300, verbose_name='one sentence for lists')),
                ('title_en', models.CharField(blank=True, max_length=255, verbose_name='title in English')),
                ('summary_en', models.TextField(blank=True, max_length=500, verbose_name='summary in English')),
                ('caption', models.CharField(blank=True, max_length=255, verbose_name='caption')),
                ('contains_demo_people', models.BooleanField(default=False, help_text='The page then tells the reader.', verbose_name='people in it are illustrative')),
                ('body', wagtail.fields.StreamField([('paragraph', 0), ('heading', 1), ('quote', 5), ('list', 7), ('figures', 9), ('products', 13), ('gallery', 18), ('picture', 16)], blank=True, block_lookup={0: ('cms.blocks.text.ParagraphBlock', (), {}), 1: ('cms.blocks.text.HeadingBlock', (), {}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'What she said', 'rows': 3}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'Who says it', 'required': False}), 4: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Tick it if no real person said this: the page tells the reader.', 'label': 'Illustrative', 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('text', 2), ('attribution', 3), ('illustrative', 4)]], {}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'Line', 'max_length': 300}), 7: ('wagtail.blocks.ListBlock', (6,), {'description': 'Short lines, one under the other.', 'icon': 'list-ul', 'label': 'List', 'preview_value': ['Nuôi đủ tháng mới bán', 'Ghi ngày xuất chuồng'], 'template': 'cms/blocks/list.html'}), 8: ('wagtail.snippets.blocks.SnippetChooserBlock', ('cms.Figure',), {'label': 'Figure'}), 9: ('wagtail.blocks.ListBlock', (8,), {'description': "Numbers from the Union's figures. Qualifier, place, year and source are shown with each.", 'icon': 'order', 'label': 'Figures', 'template': 'cms/blocks/figures.html'}), 10: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'required': False}), 11: ('cms.blocks.product.ProductChooserBlock', (), {'label': 'Product'}), 12: ('wagtail.blocks.ListBlock', (11,), {'label': 'Products'}), 13: ('wagtail.blocks.StructBlock', [[('title', 10), ('products', 12)]], {}), 14: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 15: ('wagtail.blocks.CharBlock', (), {'label': 'Caption', 'required': False}), 16: ('wagtail.blocks.StructBlock', [[('picture', 14), ('caption', 15)]], {}), 17: ('wagtail.blocks.ListBlock', (16,), {'label': 'Pictures', 'min_num': 0}), 18: ('wagtail.blocks.StructBlock', [[('pictures', 17), ('caption', 15)]], {})}, verbose_name='text')),
                ('source', models.CharField(blank=True, editable=False, max_length=255)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='sellers.unit', verbose_name='Union unit')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms.picture', verbose_name='picture')),
            ],
            options={
                'verbose_name': 'text',
                'verbose_name_plural': 'texts',
            },
            bases=(cms.pages.guarded.GuardedPage, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='code')),
                ('name_vi', models.CharField(max_length=160, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=160, verbose_name='name in English')),
                ('value', models.DecimalField(decimal_places=2, max_digits=18, verbose_name='value')),
                ('value_max', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='up to')),
                ('measure_vi', models.CharField(max_length=40, verbose_name='counted in')),
                ('measure_en', models.CharField(blank=True, max_length=40, verbose_name='counted in, English')),
                ('qualifier', models.CharField(choices=[('exact', 'exactly'), ('more than', 'more than'), ('nearly', 'nearly'), ('range', 'from … to')], default='exact', max_length=10, verbose_name='how exact')),
                ('place', models.CharField(help_text='Name the former place where the number is of it.', max_length=120, verbose_name='place')),
                ('year', models.PositiveSmallIntegerField(blank=True, help_text='Empty: the source names none.', null=True, verbose_name='year')),
                ('source', models.CharField(max_length=160, verbose_name='source')),
                ('source_file', models.CharField(blank=True, editable=False, max_length=120)),
                ('demonstration', models.BooleanField(default=False, verbose_name='made up for the demonstration')),
                ('union_unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='sellers.unit', verbose_name='Union unit')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('qualifier', 'range'), ('value_max__gt', models.F('value'))), models.Q(models.Q(('qualifier', 'range'), _negated=True), ('value_max', None)), _connector='OR'), name='figure_range_has_an_end')],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='cms.articlepage')),
                ('product', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='catalogue.product')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('article', 'product'), name='one_mention_of_a_product')],
            },
        ),
        migrations.CreateModel(
            name='PictureRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='cms.picture')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('image', 'filter_spec', 'focal_point_key'), name='one_picture_rendition')],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
